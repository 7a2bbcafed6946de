# Written by Django from the models.

import django.contrib.postgres.constraints
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import goldenthread.platform.organisations.models
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        BtreeGistExtension(),
        migrations.CreateModel(
            name='LocalArea',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, unique=True)),
                ('slug', models.SlugField(max_length=60, unique=True)),
                ('colour', models.CharField(default='#1d3c5a', max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-f]{6}$')])),
                ('founded_on', models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160)),
                ('kind', models.CharField(choices=[('council', 'Council'), ('icb', 'Integrated care board'), ('nhs_provider', 'NHS trust or provider'), ('school', 'School or college'), ('parent_carer_forum', 'Parent carer forum'), ('voluntary', 'Voluntary organisation'), ('government', 'Government adviser'), ('other', 'Other')], max_length=30)),
                ('version', models.PositiveIntegerField(default=0)),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='organisations.localarea')),
            ],
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('telephone', models.CharField(blank=True, max_length=40)),
                ('version', models.PositiveIntegerField(default=0)),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='people', to='organisations.localarea')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='people', to='organisations.organisation')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='people', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=300)),
                ('role', models.CharField(blank=True, choices=[('administrator', 'Administrator'), ('programme_manager', 'Programme manager'), ('workstream_lead', 'Workstream lead'), ('parent_carer_lead', 'Parent-carer vice lead'), ('accountable_officer', 'Accountable officer'), ('board_member', 'Board member')], max_length=30)),
                ('version', models.PositiveIntegerField(default=0)),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='organisations.localarea')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='organisations.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='FormerTitle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=300)),
                ('was_post_id', models.BigIntegerField()),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='former_titles', to='organisations.localarea')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='former_titles', to='organisations.post')),
            ],
        ),
        migrations.CreateModel(
            name='Tenure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField()),
                ('to_on', models.DateField(blank=True, null=True)),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tenures', to='organisations.localarea')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tenures', to='organisations.person')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tenures', to='organisations.post')),
            ],
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.UniqueConstraint(models.F('local_area'), django.db.models.functions.text.Lower('name'), name='organisation_named_once'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.UniqueConstraint(fields=('local_area', 'user'), name='person_once_for_an_account_in_an_area'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.UniqueConstraint(models.F('local_area'), django.db.models.functions.text.Lower('title'), name='post_titled_once'),
        ),
        migrations.AddConstraint(
            model_name='formertitle',
            constraint=models.UniqueConstraint(models.F('local_area'), django.db.models.functions.text.Lower('title'), name='former_title_once'),
        ),
        migrations.AddConstraint(
            model_name='tenure',
            constraint=models.CheckConstraint(condition=models.Q(('to_on__isnull', True), ('to_on__gte', models.F('from_on')), _connector='OR'), name='tenure_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='tenure',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('post', '='), ('person', '='), (goldenthread.platform.organisations.models.DateRange('from_on', 'to_on', models.Value('[]')), '&&')], name='tenure_of_a_person_in_a_post_does_not_overlap'),
        ),
    ]
