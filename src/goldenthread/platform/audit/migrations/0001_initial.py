# Written by Django from the models.

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0002_casework_roles'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Look',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by_name', models.CharField(max_length=160)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('child_pk', models.BigIntegerField()),
                ('child_number', models.PositiveIntegerField()),
                ('page', models.CharField(max_length=80)),
                ('basis', models.CharField(max_length=200)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='looks', to='organisations.localarea')),
            ],
            options={
                'indexes': [models.Index(fields=['local_area', '-at'], name='look_at'), models.Index(fields=['local_area', 'child_number', '-at'], name='look_child'), models.Index(fields=['local_area', 'by', '-at'], name='look_by')],
            },
        ),
    ]
