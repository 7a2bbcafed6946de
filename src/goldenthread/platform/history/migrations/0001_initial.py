# Written by Django from the models.

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=60)),
                ('about', models.CharField(max_length=80)),
                ('within', models.CharField(blank=True, max_length=80)),
                ('by_name', models.CharField(max_length=160)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('on', models.DateField()),
                ('changes', models.JSONField(default=dict)),
                ('reason', models.TextField(blank=True)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='organisations.localarea')),
            ],
            options={
                'indexes': [models.Index(fields=['local_area', 'about', '-at'], name='event_about'), models.Index(fields=['local_area', 'within', '-at'], name='event_within')],
            },
        ),
    ]
