# Written by Django from the models.

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('notifications', '0001_initial'),
        ('organisations', '0002_casework_roles'),
    ]

    operations = [
        migrations.AddField(
            model_name='message',
            name='changed',
            field=models.CharField(blank=True, help_text='What changed, in a sentence.', max_length=300),
        ),
        migrations.AddField(
            model_name='message',
            name='child_id',
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='message',
            name='link_ref',
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='message',
            name='sent_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.person'),
        ),
        migrations.AddField(
            model_name='message',
            name='template',
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AddField(
            model_name='message',
            name='to_name',
            field=models.CharField(blank=True, max_length=160),
        ),
        migrations.AlterField(
            model_name='message',
            name='link_to',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(fields=['local_area', 'about', '-made_at'], name='message_about'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(fields=['child_id'], name='message_child'),
        ),
    ]
