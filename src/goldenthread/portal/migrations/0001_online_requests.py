# Written by Django from the models.

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('casework', '0002_letters'),
        ('children', '0001_initial'),
        ('organisations', '0003_contacts'),
    ]

    operations = [
        migrations.CreateModel(
            name='OnlineDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64, unique=True)),
                ('content', models.JSONField(default=dict)),
                ('kept_at', models.DateTimeField()),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='online_drafts', to='organisations.localarea')),
            ],
        ),
        migrations.CreateModel(
            name='OnlineRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(max_length=9, unique=True)),
                ('received_at', models.DateTimeField()),
                ('received_on', models.DateField()),
                ('state', models.CharField(choices=[('new', 'New'), ('taken_in', 'Taken in'), ('not_request', 'Not a request')], default='new', max_length=12)),
                ('asked_as', models.CharField(choices=[('parent', 'I am a parent or carer'), ('young_person', 'I am 16 or over and ask for myself'), ('professional', 'I work with the child or young person')], max_length=12)),
                ('source', models.CharField(choices=[('1', 'Parent or young person'), ('2', 'School, college or other education setting'), ('3', 'Health service'), ('4', 'Social care'), ('5', 'Somebody else')], max_length=1)),
                ('name', models.CharField(max_length=160)),
                ('relation', models.CharField(blank=True, max_length=20)),
                ('responsibility', models.CharField(blank=True, max_length=10)),
                ('job', models.CharField(blank=True, max_length=160)),
                ('works_for', models.CharField(blank=True, max_length=160)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('telephone', models.CharField(blank=True, max_length=40)),
                ('talking', models.TextField(blank=True)),
                ('forename', models.CharField(max_length=100)),
                ('surname', models.CharField(max_length=100)),
                ('date_of_birth', models.DateField()),
                ('lines', models.TextField(blank=True, max_length=300)),
                ('postcode', models.CharField(blank=True, max_length=8)),
                ('school', models.CharField(blank=True, max_length=160)),
                ('parent_name', models.CharField(blank=True, max_length=160)),
                ('parent_email', models.EmailField(blank=True, max_length=254)),
                ('parent_telephone', models.CharField(blank=True, max_length=40)),
                ('parent_knows', models.BooleanField(default=True)),
                ('why', models.TextField()),
                ('help_now', models.TextField(blank=True)),
                ('why_not', models.CharField(blank=True, choices=[('twice', 'It was sent twice'), ('other_area', 'The child lives in another council’s area'), ('not_meant', 'It was a test, or not meant'), ('other', 'Another reason')], max_length=12)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('settled_on', models.DateField(blank=True, null=True)),
                ('case', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='online_requests', to='casework.case')),
                ('child', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='online_requests', to='children.child')),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='online_requests', to='organisations.localarea')),
                ('settled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.person')),
            ],
            options={
                'ordering': ['received_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='OnlineFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255)),
                ('kind', models.CharField(max_length=100)),
                ('size', models.PositiveIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('content', models.BinaryField()),
                ('child', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='online_files', to='children.child')),
                ('draft', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='files', to='portal.onlinedraft')),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='online_files', to='organisations.localarea')),
                ('request', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='files', to='portal.onlinerequest')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Knock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('whose', models.CharField(max_length=64)),
                ('what', models.CharField(max_length=10)),
                ('at', models.DateTimeField()),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='online_knocks', to='organisations.localarea')),
            ],
            options={
                'indexes': [models.Index(fields=['local_area', 'whose', 'what', 'at'], name='knock_counted')],
            },
        ),
        migrations.AddIndex(
            model_name='onlinerequest',
            index=models.Index(fields=['local_area', 'state', 'received_at'], name='online_request_tray'),
        ),
        migrations.AddConstraint(
            model_name='onlinerequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('case__isnull', False), ('child__isnull', False), ('state', 'taken_in')), models.Q(models.Q(('state', 'taken_in'), _negated=True), ('case__isnull', True), ('child__isnull', True)), _connector='OR'), name='online_request_taken_in_for_a_child'),
        ),
        migrations.AddConstraint(
            model_name='onlinerequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('settled_by__isnull', True), ('settled_on__isnull', True), ('state', 'new')), models.Q(models.Q(('state', 'new'), _negated=True), ('settled_by__isnull', False), ('settled_on__isnull', False)), _connector='OR'), name='online_request_settled_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='onlinerequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'not_request'), models.Q(('why_not', ''), _negated=True)), models.Q(models.Q(('state', 'not_request'), _negated=True), ('why_not', '')), _connector='OR'), name='online_request_refused_with_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='onlinefile',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('draft__isnull', False), ('request__isnull', True)), models.Q(('draft__isnull', True), ('request__isnull', False)), _connector='OR'), name='online_file_of_a_draft_or_a_request'),
        ),
    ]
