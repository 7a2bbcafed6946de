# Written by Django from the models.

import django.contrib.postgres.constraints
import django.db.models.deletion
import django.db.models.functions.text
import goldenthread.platform.organisations.models
import pgtrigger.compiler
import pgtrigger.migrations
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0002_casework_roles'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        TrigramExtension(),
        migrations.CreateModel(
            name='Address',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('lines', models.TextField(max_length=300)),
                ('postcode', models.CharField(blank=True, max_length=8)),
                ('kind', models.CharField(choices=[('home', 'Home'), ('second_home', 'Second home, with another parent or carer'), ('placed', 'Placement with foster carers or in residential care'), ('term_time', 'Where the child lives in term time'), ('letters', 'For letters only')], default='home', max_length=20)),
                ('is_confidential', models.BooleanField(default=False)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='addresses', to='organisations.localarea')),
            ],
            options={
                'ordering': ['-since', 'kind', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Carer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160)),
                ('lines', models.TextField(blank=True, max_length=300)),
                ('postcode', models.CharField(blank=True, max_length=8)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('telephone', models.CharField(blank=True, max_length=40)),
                ('language', models.CharField(blank=True, max_length=80)),
                ('access_needs', models.TextField(blank=True)),
                ('reached_by', models.CharField(blank=True, choices=[('email', 'Email'), ('telephone', 'Telephone'), ('text', 'Text message'), ('post', 'Post'), ('', 'Not said')], max_length=20)),
                ('version', models.PositiveIntegerField(default=0)),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='carers', to='organisations.localarea')),
            ],
            options={
                'ordering': ['name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CarerEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=160)),
                ('lines', models.TextField(blank=True, max_length=300)),
                ('postcode', models.CharField(blank=True, max_length=8)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('telephone', models.CharField(blank=True, max_length=40)),
                ('language', models.CharField(blank=True, max_length=80)),
                ('access_needs', models.TextField(blank=True)),
                ('reached_by', models.CharField(blank=True, choices=[('email', 'Email'), ('telephone', 'Telephone'), ('text', 'Text message'), ('post', 'Post'), ('', 'Not said')], max_length=20)),
                ('version', models.PositiveIntegerField(default=0)),
                ('local_area', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.localarea')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='children.carer')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Child',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('forename', models.CharField(max_length=100)),
                ('surname', models.CharField(max_length=100)),
                ('known_as', models.CharField(blank=True, max_length=100)),
                ('names', models.TextField(blank=True)),
                ('date_of_birth', models.DateField()),
                ('sex', models.CharField(blank=True, choices=[('M', 'Male'), ('F', 'Female')], max_length=1)),
                ('ethnicity', models.CharField(blank=True, choices=[('WBRI', 'White British'), ('WIRI', 'White Irish'), ('WIRT', 'Traveller of Irish heritage'), ('WROM', 'Gypsy or Roma'), ('WOTH', 'Any other White background'), ('MWBC', 'White and Black Caribbean'), ('MWBA', 'White and Black African'), ('MWAS', 'White and Asian'), ('MOTH', 'Any other Mixed background'), ('AIND', 'Indian'), ('APKN', 'Pakistani'), ('ABAN', 'Bangladeshi'), ('AOTH', 'Any other Asian background'), ('CHNE', 'Chinese'), ('BCRB', 'Black Caribbean'), ('BAFR', 'Black African'), ('BOTH', 'Any other Black background'), ('OOTH', 'Any other ethnic group'), ('REFU', 'Prefers not to say'), ('NOBT', 'Not yet asked')], max_length=4)),
                ('upn', models.CharField(blank=True, max_length=13)),
                ('upn_unknown', models.CharField(blank=True, choices=[('UN1', 'Under 6 and none given yet'), ('UN2', 'Never in a state school in England'), ('UN3', 'Educated outside England'), ('UN5', 'Sources differ on name or date of birth'), ('UN8', 'New to the area and not known yet'), ('UN9', 'Over 16 and never in a state school or college in England'), ('UN10', 'The request came to nothing before it was known')], max_length=4)),
                ('uln', models.CharField(blank=True, max_length=10)),
                ('nhs_number', models.CharField(blank=True, max_length=10)),
                ('nhs_checked', models.CharField(blank=True, choices=[('', 'Not verified'), ('01', 'Present and verified by a trace'), ('02', 'Present but not traced'), ('03', 'A trace is required'), ('04', 'A trace found no match or several')], max_length=2)),
                ('first_language', models.CharField(blank=True, max_length=80)),
                ('interpreter_needed', models.BooleanField(default=False)),
                ('access_needs', models.TextField(blank=True)),
                ('died_on', models.DateField(blank=True, null=True)),
                ('recorded_on', models.DateField()),
                ('version', models.PositiveIntegerField(default=0)),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='children', to='organisations.localarea')),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged_records', to='children.child')),
            ],
        ),
        migrations.CreateModel(
            name='AddressEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('lines', models.TextField(max_length=300)),
                ('postcode', models.CharField(blank=True, max_length=8)),
                ('kind', models.CharField(choices=[('home', 'Home'), ('second_home', 'Second home, with another parent or carer'), ('placed', 'Placement with foster carers or in residential care'), ('term_time', 'Where the child lives in term time'), ('letters', 'For letters only')], default='home', max_length=20)),
                ('is_confidential', models.BooleanField(default=False)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('local_area', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.localarea')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='children.address')),
                ('child', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='address',
            name='child',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='addresses', to='children.child'),
        ),
        migrations.CreateModel(
            name='ChildEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField()),
                ('forename', models.CharField(max_length=100)),
                ('surname', models.CharField(max_length=100)),
                ('known_as', models.CharField(blank=True, max_length=100)),
                ('names', models.TextField(blank=True)),
                ('date_of_birth', models.DateField()),
                ('sex', models.CharField(blank=True, choices=[('M', 'Male'), ('F', 'Female')], max_length=1)),
                ('ethnicity', models.CharField(blank=True, choices=[('WBRI', 'White British'), ('WIRI', 'White Irish'), ('WIRT', 'Traveller of Irish heritage'), ('WROM', 'Gypsy or Roma'), ('WOTH', 'Any other White background'), ('MWBC', 'White and Black Caribbean'), ('MWBA', 'White and Black African'), ('MWAS', 'White and Asian'), ('MOTH', 'Any other Mixed background'), ('AIND', 'Indian'), ('APKN', 'Pakistani'), ('ABAN', 'Bangladeshi'), ('AOTH', 'Any other Asian background'), ('CHNE', 'Chinese'), ('BCRB', 'Black Caribbean'), ('BAFR', 'Black African'), ('BOTH', 'Any other Black background'), ('OOTH', 'Any other ethnic group'), ('REFU', 'Prefers not to say'), ('NOBT', 'Not yet asked')], max_length=4)),
                ('upn', models.CharField(blank=True, max_length=13)),
                ('upn_unknown', models.CharField(blank=True, choices=[('UN1', 'Under 6 and none given yet'), ('UN2', 'Never in a state school in England'), ('UN3', 'Educated outside England'), ('UN5', 'Sources differ on name or date of birth'), ('UN8', 'New to the area and not known yet'), ('UN9', 'Over 16 and never in a state school or college in England'), ('UN10', 'The request came to nothing before it was known')], max_length=4)),
                ('uln', models.CharField(blank=True, max_length=10)),
                ('nhs_number', models.CharField(blank=True, max_length=10)),
                ('nhs_checked', models.CharField(blank=True, choices=[('', 'Not verified'), ('01', 'Present and verified by a trace'), ('02', 'Present but not traced'), ('03', 'A trace is required'), ('04', 'A trace found no match or several')], max_length=2)),
                ('first_language', models.CharField(blank=True, max_length=80)),
                ('interpreter_needed', models.BooleanField(default=False)),
                ('access_needs', models.TextField(blank=True)),
                ('died_on', models.DateField(blank=True, null=True)),
                ('recorded_on', models.DateField()),
                ('version', models.PositiveIntegerField(default=0)),
                ('local_area', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.localarea')),
                ('merged_into', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='children.child')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what_for', models.CharField(choices=[('share_health', 'Sharing information with health services'), ('share_social_care', 'Sharing information with social care'), ('share_education', 'Sharing information with schools and colleges'), ('assess', 'A professional’s assessment'), ('register', 'Being on the dynamic support register'), ('mail', 'Email and text messages about the case'), ('survey', 'Being asked for views in surveys'), ('other', 'Something else')], max_length=20)),
                ('details', models.CharField(blank=True, max_length=300)),
                ('is_given', models.BooleanField()),
                ('by', models.CharField(max_length=160)),
                ('on', models.DateField()),
                ('how', models.CharField(choices=[('written', 'In writing'), ('spoken', 'Spoken'), ('online', 'Online')], max_length=10)),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='children.child')),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='organisations.localarea')),
            ],
            options={
                'ordering': ['-on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ConsentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('what_for', models.CharField(choices=[('share_health', 'Sharing information with health services'), ('share_social_care', 'Sharing information with social care'), ('share_education', 'Sharing information with schools and colleges'), ('assess', 'A professional’s assessment'), ('register', 'Being on the dynamic support register'), ('mail', 'Email and text messages about the case'), ('survey', 'Being asked for views in surveys'), ('other', 'Something else')], max_length=20)),
                ('details', models.CharField(blank=True, max_length=300)),
                ('is_given', models.BooleanField()),
                ('by', models.CharField(max_length=160)),
                ('on', models.DateField()),
                ('how', models.CharField(choices=[('written', 'In writing'), ('spoken', 'Spoken'), ('online', 'Online')], max_length=10)),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('child', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('local_area', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.localarea')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='children.consent')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FormerName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('forename', models.CharField(blank=True, max_length=100)),
                ('surname', models.CharField(max_length=100)),
                ('until', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='former_names', to='children.child')),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='former_names', to='organisations.localarea')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='FormerNameEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('forename', models.CharField(blank=True, max_length=100)),
                ('surname', models.CharField(max_length=100)),
                ('until', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('child', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('local_area', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.localarea')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='children.formername')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Involvement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=160)),
                ('part', models.CharField(choices=[('case_officer', 'SEND case officer'), ('senco', 'SENCO'), ('psychologist', 'Educational psychologist'), ('speech', 'Speech and language therapist'), ('occupational', 'Occupational therapist'), ('physiotherapist', 'Physiotherapist'), ('doctor', 'Paediatrician or other doctor'), ('nurse', 'Nurse or health visitor'), ('mental_health', 'Mental health practitioner'), ('social_worker', 'Social worker'), ('sensory', 'Specialist teacher, hearing or vision'), ('other', 'Other')], max_length=20)),
                ('is_key_contact', models.BooleanField(default=False)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='involvements', to='children.child')),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='involvements', to='organisations.localarea')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='involvements', to='organisations.organisation')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='involvements', to='organisations.person')),
            ],
            options={
                'ordering': ['-is_key_contact', 'part', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Grant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('named', 'Named for this record'), ('on_roll', 'On roll'), ('involved', 'Works with the child'), ('asked', 'Asked for advice')], max_length=10)),
                ('because', models.CharField(max_length=200)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='children.child')),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='child_grants', to='organisations.localarea')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='child_grants', to='organisations.organisation')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='child_grants', to='organisations.person')),
                ('involvement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='grants', to='children.involvement')),
            ],
        ),
        migrations.CreateModel(
            name='InvolvementEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(blank=True, max_length=160)),
                ('part', models.CharField(choices=[('case_officer', 'SEND case officer'), ('senco', 'SENCO'), ('psychologist', 'Educational psychologist'), ('speech', 'Speech and language therapist'), ('occupational', 'Occupational therapist'), ('physiotherapist', 'Physiotherapist'), ('doctor', 'Paediatrician or other doctor'), ('nurse', 'Nurse or health visitor'), ('mental_health', 'Mental health practitioner'), ('social_worker', 'Social worker'), ('sensory', 'Specialist teacher, hearing or vision'), ('other', 'Other')], max_length=20)),
                ('is_key_contact', models.BooleanField(default=False)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('child', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('local_area', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.localarea')),
                ('organisation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.organisation')),
                ('person', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.person')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='children.involvement')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Merger',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('moved', models.JSONField(default=dict)),
                ('stayed', models.JSONField(default=dict)),
                ('before', models.JSONField(default=dict)),
                ('chosen', models.JSONField(default=dict)),
                ('undone_on', models.DateField(blank=True, null=True)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mergers', to='children.child')),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='child_mergers', to='organisations.localarea')),
                ('merged', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='children.child')),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='MergerEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('on', models.DateField()),
                ('moved', models.JSONField(default=dict)),
                ('stayed', models.JSONField(default=dict)),
                ('before', models.JSONField(default=dict)),
                ('chosen', models.JSONField(default=dict)),
                ('undone_on', models.DateField(blank=True, null=True)),
                ('child', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('local_area', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.localarea')),
                ('merged', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='children.merger')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Need',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sen_type', models.CharField(choices=[('SPLD', 'Specific learning difficulty'), ('MLD', 'Moderate learning difficulty'), ('SLD', 'Severe learning difficulty'), ('PMLD', 'Profound and multiple learning difficulty'), ('SLCN', 'Speech, language and communication needs'), ('ASD', 'Autistic spectrum disorder'), ('SEMH', 'Social, emotional and mental health'), ('HI', 'Hearing impairment'), ('VI', 'Vision impairment'), ('MSI', 'Multi-sensory impairment'), ('PD', 'Physical disability'), ('DS', 'Down syndrome'), ('OTH', 'Other difficulty or disability')], max_length=4)),
                ('rank', models.PositiveSmallIntegerField(choices=[(1, 'Main'), (2, 'Second'), (3, 'Further')], default=1)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='needs', to='children.child')),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='needs', to='organisations.localarea')),
            ],
            options={
                'ordering': ['rank', '-since', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='NeedEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sen_type', models.CharField(choices=[('SPLD', 'Specific learning difficulty'), ('MLD', 'Moderate learning difficulty'), ('SLD', 'Severe learning difficulty'), ('PMLD', 'Profound and multiple learning difficulty'), ('SLCN', 'Speech, language and communication needs'), ('ASD', 'Autistic spectrum disorder'), ('SEMH', 'Social, emotional and mental health'), ('HI', 'Hearing impairment'), ('VI', 'Vision impairment'), ('MSI', 'Multi-sensory impairment'), ('PD', 'Physical disability'), ('DS', 'Down syndrome'), ('OTH', 'Other difficulty or disability')], max_length=4)),
                ('rank', models.PositiveSmallIntegerField(choices=[(1, 'Main'), (2, 'Second'), (3, 'Further')], default=1)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('child', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('local_area', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.localarea')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='children.need')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Placement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('otherwise', models.CharField(blank=True, choices=[('OLA', 'Education otherwise than at school, arranged by the council'), ('OPA', 'Other arrangements made by the parent or young person'), ('EHE', 'Elective home education'), ('EYP', 'Early years provider without a reference number'), ('OTH', 'Other, or a kind of setting is named and no setting'), ('NEET', 'Aged 16 to 25 and not in education, employment or training'), ('NIEC', 'Not in education; told that the plan is to end'), ('NIEO', 'Not in education for another reason')], max_length=4)),
                ('rank', models.PositiveSmallIntegerField(choices=[(1, 'Main'), (2, 'Second'), (3, 'Further')], default=1)),
                ('in_sen_unit', models.BooleanField(default=False)),
                ('in_resourced_provision', models.BooleanField(default=False)),
                ('taught_in_year', models.SmallIntegerField(blank=True, null=True)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='placements', to='children.child')),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='placements', to='organisations.localarea')),
            ],
            options={
                'ordering': ['-since', 'rank', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='GrantEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('named', 'Named for this record'), ('on_roll', 'On roll'), ('involved', 'Works with the child'), ('asked', 'Asked for advice')], max_length=10)),
                ('because', models.CharField(max_length=200)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('child', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('local_area', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.localarea')),
                ('organisation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.organisation')),
                ('person', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.person')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='children.grant')),
                ('involvement', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.involvement')),
                ('placement', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.placement')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='grant',
            name='placement',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='grants', to='children.placement'),
        ),
        migrations.CreateModel(
            name='RecordNumber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('last', models.PositiveIntegerField(default=0)),
                ('local_area', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='record_number', to='organisations.localarea')),
            ],
        ),
        migrations.CreateModel(
            name='Relationship',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('mother', 'Mother'), ('father', 'Father'), ('step_parent', 'Step-parent'), ('adopter', 'Adoptive parent'), ('foster_carer', 'Foster carer'), ('guardian', 'Special or legal guardian'), ('grandparent', 'Grandparent'), ('sibling', 'Brother or sister'), ('partner', 'Partner'), ('authority', 'The local authority, by a care order'), ('other', 'Other')], max_length=20)),
                ('parental_responsibility', models.CharField(choices=[('yes', 'Has parental responsibility'), ('limited', 'Has it, limited by a court’s order'), ('no', 'Does not have it'), ('unknown', 'Not known yet')], default='unknown', max_length=10)),
                ('lives_with', models.BooleanField(default=False)),
                ('is_main_contact', models.BooleanField(default=False)),
                ('may_be_told', models.TextField(blank=True)),
                ('since', models.DateField(blank=True, null=True)),
                ('until', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('carer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='relationships', to='children.carer')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='relationships', to='children.child')),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='relationships', to='organisations.localarea')),
            ],
            options={
                'ordering': ['-is_main_contact', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='RelationshipEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('mother', 'Mother'), ('father', 'Father'), ('step_parent', 'Step-parent'), ('adopter', 'Adoptive parent'), ('foster_carer', 'Foster carer'), ('guardian', 'Special or legal guardian'), ('grandparent', 'Grandparent'), ('sibling', 'Brother or sister'), ('partner', 'Partner'), ('authority', 'The local authority, by a care order'), ('other', 'Other')], max_length=20)),
                ('parental_responsibility', models.CharField(choices=[('yes', 'Has parental responsibility'), ('limited', 'Has it, limited by a court’s order'), ('no', 'Does not have it'), ('unknown', 'Not known yet')], default='unknown', max_length=10)),
                ('lives_with', models.BooleanField(default=False)),
                ('is_main_contact', models.BooleanField(default=False)),
                ('may_be_told', models.TextField(blank=True)),
                ('since', models.DateField(blank=True, null=True)),
                ('until', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('carer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.carer')),
                ('child', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('local_area', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.localarea')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='children.relationship')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Restriction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='restrictions', to='children.child')),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='child_restrictions', to='organisations.localarea')),
            ],
        ),
        migrations.CreateModel(
            name='RestrictionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('child', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('local_area', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.localarea')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='children.restriction')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RestrictionReason',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('adoption', 'Adoption'), ('relative', 'A relative works here'), ('safety', 'Somebody’s safety'), ('court', 'A court’s order'), ('other', 'Another reason')], max_length=10)),
                ('words', models.TextField(blank=True)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='restriction_reasons', to='children.child')),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='restriction_reasons', to='organisations.localarea')),
                ('restriction', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='reason', to='children.restriction')),
            ],
        ),
        migrations.CreateModel(
            name='RestrictionReasonEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('adoption', 'Adoption'), ('relative', 'A relative works here'), ('safety', 'Somebody’s safety'), ('court', 'A court’s order'), ('other', 'Another reason')], max_length=10)),
                ('words', models.TextField(blank=True)),
                ('child', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('local_area', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.localarea')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='children.restrictionreason')),
                ('restriction', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.restriction')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Setting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160)),
                ('kind', models.CharField(choices=[('early_years', 'Nursery or early years provider'), ('mainstream', 'Mainstream school'), ('special', 'Special school'), ('independent_special', 'Independent or non-maintained special school'), ('independent', 'Independent school'), ('alternative', 'Alternative provision'), ('college', 'College'), ('special_post_16', 'Special post-16 institution'), ('training', 'Training provider'), ('other', 'Other')], max_length=30)),
                ('urn', models.CharField(blank=True, max_length=6)),
                ('ukprn', models.CharField(blank=True, max_length=8)),
                ('lowest_age', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('highest_age', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='settings', to='organisations.localarea')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='settings', to='organisations.organisation')),
            ],
            options={
                'ordering': ['name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='PlacementEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('otherwise', models.CharField(blank=True, choices=[('OLA', 'Education otherwise than at school, arranged by the council'), ('OPA', 'Other arrangements made by the parent or young person'), ('EHE', 'Elective home education'), ('EYP', 'Early years provider without a reference number'), ('OTH', 'Other, or a kind of setting is named and no setting'), ('NEET', 'Aged 16 to 25 and not in education, employment or training'), ('NIEC', 'Not in education; told that the plan is to end'), ('NIEO', 'Not in education for another reason')], max_length=4)),
                ('rank', models.PositiveSmallIntegerField(choices=[(1, 'Main'), (2, 'Second'), (3, 'Further')], default=1)),
                ('in_sen_unit', models.BooleanField(default=False)),
                ('in_resourced_provision', models.BooleanField(default=False)),
                ('taught_in_year', models.SmallIntegerField(blank=True, null=True)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('child', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('local_area', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.localarea')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='children.placement')),
                ('setting', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.setting')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='placement',
            name='setting',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='placements', to='children.setting'),
        ),
        migrations.CreateModel(
            name='SettingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=160)),
                ('kind', models.CharField(choices=[('early_years', 'Nursery or early years provider'), ('mainstream', 'Mainstream school'), ('special', 'Special school'), ('independent_special', 'Independent or non-maintained special school'), ('independent', 'Independent school'), ('alternative', 'Alternative provision'), ('college', 'College'), ('special_post_16', 'Special post-16 institution'), ('training', 'Training provider'), ('other', 'Other')], max_length=30)),
                ('urn', models.CharField(blank=True, max_length=6)),
                ('ukprn', models.CharField(blank=True, max_length=8)),
                ('lowest_age', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('highest_age', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('local_area', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.localarea')),
                ('organisation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.organisation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='children.setting')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='carer',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "children_carerevent" ("access_needs", "email", "id", "language", "lines", "local_area_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "reached_by", "telephone", "version") VALUES (NEW."access_needs", NEW."email", NEW."id", NEW."language", NEW."lines", NEW."local_area_id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."postcode", NEW."reached_by", NEW."telephone", NEW."version"); RETURN NULL;', hash='7ac4aa7b3d3c5226b93ef156e71fd1da1767ade3', operation='INSERT', pgid='pgtrigger_insert_insert_9ab20', table='children_carer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='carer',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "children_carerevent" ("access_needs", "email", "id", "language", "lines", "local_area_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "reached_by", "telephone", "version") VALUES (NEW."access_needs", NEW."email", NEW."id", NEW."language", NEW."lines", NEW."local_area_id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."postcode", NEW."reached_by", NEW."telephone", NEW."version"); RETURN NULL;', hash='2b248d6885e031e1d071794aab39767be57c441b', operation='UPDATE', pgid='pgtrigger_update_update_a018e', table='children_carer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='carer',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "children_carerevent" ("access_needs", "email", "id", "language", "lines", "local_area_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "reached_by", "telephone", "version") VALUES (OLD."access_needs", OLD."email", OLD."id", OLD."language", OLD."lines", OLD."local_area_id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."postcode", OLD."reached_by", OLD."telephone", OLD."version"); RETURN NULL;', hash='b18da914d99a5b1877a2fda90b38a1a6e66a09a0', operation='DELETE', pgid='pgtrigger_delete_delete_dd103', table='children_carer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='carerevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e7d01cb02903e3184d5b2cb23394a6c4f106f508', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5e7c0', table='children_carerevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='child',
            index=models.Index(fields=['local_area', 'surname', 'forename'], name='child_by_name'),
        ),
        migrations.AddIndex(
            model_name='child',
            index=models.Index(fields=['local_area', 'date_of_birth'], name='child_by_birth'),
        ),
        migrations.AddConstraint(
            model_name='child',
            constraint=models.UniqueConstraint(fields=('local_area', 'number'), name='child_number_once'),
        ),
        migrations.AddConstraint(
            model_name='child',
            constraint=models.UniqueConstraint(condition=models.Q(('merged_into__isnull', True), models.Q(('upn', ''), _negated=True)), fields=('local_area', 'upn'), name='child_upn_once'),
        ),
        migrations.AddConstraint(
            model_name='child',
            constraint=models.UniqueConstraint(condition=models.Q(('merged_into__isnull', True), models.Q(('uln', ''), _negated=True)), fields=('local_area', 'uln'), name='child_uln_once'),
        ),
        migrations.AddConstraint(
            model_name='child',
            constraint=models.UniqueConstraint(condition=models.Q(('merged_into__isnull', True), models.Q(('nhs_number', ''), _negated=True)), fields=('local_area', 'nhs_number'), name='child_nhs_number_once'),
        ),
        migrations.AddConstraint(
            model_name='child',
            constraint=models.CheckConstraint(condition=models.Q(('died_on__isnull', True), ('died_on__gte', models.F('date_of_birth')), _connector='OR'), name='child_died_after_birth'),
        ),
        migrations.AddConstraint(
            model_name='child',
            constraint=models.CheckConstraint(condition=models.Q(('recorded_on__gte', models.F('date_of_birth'))), name='child_recorded_after_birth'),
        ),
        migrations.AddConstraint(
            model_name='child',
            constraint=models.CheckConstraint(condition=models.Q(('merged_into__isnull', True), models.Q(('merged_into', models.F('id')), _negated=True), _connector='OR'), name='child_is_not_merged_into_itself'),
        ),
        migrations.AddConstraint(
            model_name='child',
            constraint=models.CheckConstraint(condition=models.Q(('upn', ''), ('upn_unknown', ''), _connector='OR'), name='child_upn_or_why_not'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='child',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "children_childevent" ("access_needs", "date_of_birth", "died_on", "ethnicity", "first_language", "forename", "id", "interpreter_needed", "known_as", "local_area_id", "merged_into_id", "names", "nhs_checked", "nhs_number", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_on", "sex", "surname", "uln", "upn", "upn_unknown", "version") VALUES (NEW."access_needs", NEW."date_of_birth", NEW."died_on", NEW."ethnicity", NEW."first_language", NEW."forename", NEW."id", NEW."interpreter_needed", NEW."known_as", NEW."local_area_id", NEW."merged_into_id", NEW."names", NEW."nhs_checked", NEW."nhs_number", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_on", NEW."sex", NEW."surname", NEW."uln", NEW."upn", NEW."upn_unknown", NEW."version"); RETURN NULL;', hash='d512bba3a19cc7524683212e1df991c59ad6cd14', operation='INSERT', pgid='pgtrigger_insert_insert_d8818', table='children_child', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='child',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "children_childevent" ("access_needs", "date_of_birth", "died_on", "ethnicity", "first_language", "forename", "id", "interpreter_needed", "known_as", "local_area_id", "merged_into_id", "names", "nhs_checked", "nhs_number", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_on", "sex", "surname", "uln", "upn", "upn_unknown", "version") VALUES (NEW."access_needs", NEW."date_of_birth", NEW."died_on", NEW."ethnicity", NEW."first_language", NEW."forename", NEW."id", NEW."interpreter_needed", NEW."known_as", NEW."local_area_id", NEW."merged_into_id", NEW."names", NEW."nhs_checked", NEW."nhs_number", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_on", NEW."sex", NEW."surname", NEW."uln", NEW."upn", NEW."upn_unknown", NEW."version"); RETURN NULL;', hash='4dc58cf2c1199c57de75065be8c6c98e384ee59d', operation='UPDATE', pgid='pgtrigger_update_update_7c384', table='children_child', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='child',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "children_childevent" ("access_needs", "date_of_birth", "died_on", "ethnicity", "first_language", "forename", "id", "interpreter_needed", "known_as", "local_area_id", "merged_into_id", "names", "nhs_checked", "nhs_number", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_on", "sex", "surname", "uln", "upn", "upn_unknown", "version") VALUES (OLD."access_needs", OLD."date_of_birth", OLD."died_on", OLD."ethnicity", OLD."first_language", OLD."forename", OLD."id", OLD."interpreter_needed", OLD."known_as", OLD."local_area_id", OLD."merged_into_id", OLD."names", OLD."nhs_checked", OLD."nhs_number", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_on", OLD."sex", OLD."surname", OLD."uln", OLD."upn", OLD."upn_unknown", OLD."version"); RETURN NULL;', hash='66f92d8b55b04b3a8f257292e89bcf25581b8f0d', operation='DELETE', pgid='pgtrigger_delete_delete_e6682', table='children_child', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='addressevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a200cd1bb5c986e80602af6a6db418f1882b8a9c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_78a61', table='children_addressevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='address',
            index=models.Index(fields=['local_area', 'postcode'], name='address_by_postcode'),
        ),
        migrations.AddConstraint(
            model_name='address',
            constraint=models.CheckConstraint(condition=models.Q(('since__isnull', True), ('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='address_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='address',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('kind', 'home')), expressions=[('child', '='), (goldenthread.platform.organisations.models.DateRange('since', 'until', models.Value('[]')), '&&')], name='address_one_home_at_a_time'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='address',
            trigger=pgtrigger.compiler.Trigger(name='not_before_birth', sql=pgtrigger.compiler.UpsertTriggerSql(func="if new.since < (select date_of_birth from children_child where id = new.child_id) then raise check_violation using message = 'a day before the child was born'; end if; return new;", hash='2d5d68fd093745bbf0f5cbf28c5273cd61b5cfcf', operation='INSERT OR UPDATE', pgid='pgtrigger_not_before_birth_16311', table='children_address', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='address',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "children_addressevent" ("child_id", "id", "is_confidential", "kind", "lines", "local_area_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "since", "until", "version") VALUES (NEW."child_id", NEW."id", NEW."is_confidential", NEW."kind", NEW."lines", NEW."local_area_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."postcode", NEW."since", NEW."until", NEW."version"); RETURN NULL;', hash='3463b7cadbd9064693a72249f270bbfe098f2ce2', operation='INSERT', pgid='pgtrigger_insert_insert_6d3e4', table='children_address', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='address',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "children_addressevent" ("child_id", "id", "is_confidential", "kind", "lines", "local_area_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "since", "until", "version") VALUES (NEW."child_id", NEW."id", NEW."is_confidential", NEW."kind", NEW."lines", NEW."local_area_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."postcode", NEW."since", NEW."until", NEW."version"); RETURN NULL;', hash='746392793244a618f5f85111445e3fd0c20b9dae', operation='UPDATE', pgid='pgtrigger_update_update_ea163', table='children_address', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='address',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "children_addressevent" ("child_id", "id", "is_confidential", "kind", "lines", "local_area_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "since", "until", "version") VALUES (OLD."child_id", OLD."id", OLD."is_confidential", OLD."kind", OLD."lines", OLD."local_area_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."postcode", OLD."since", OLD."until", OLD."version"); RETURN NULL;', hash='68f72e58ff5d0e7fcc99d56fe447a93dd106709b', operation='DELETE', pgid='pgtrigger_delete_delete_3dd79', table='children_address', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='childevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='652f7681cd46cc68f29035d50a9c738a145d1213', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_36e4d', table='children_childevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_on__isnull', True), models.Q(('is_given', True), ('withdrawn_on__gte', models.F('on'))), _connector='OR'), name='consent_withdrawn_after_it_was_given'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consent',
            trigger=pgtrigger.compiler.Trigger(name='not_before_birth', sql=pgtrigger.compiler.UpsertTriggerSql(func="if new.on < (select date_of_birth from children_child where id = new.child_id) then raise check_violation using message = 'a day before the child was born'; end if; return new;", hash='dc25338a9f98349214dd2ab1d91a48060894e2d2', operation='INSERT OR UPDATE', pgid='pgtrigger_not_before_birth_06ee1', table='children_consent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consent',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "children_consentevent" ("by", "child_id", "details", "how", "id", "is_given", "local_area_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "what_for", "withdrawn_on") VALUES (NEW."by", NEW."child_id", NEW."details", NEW."how", NEW."id", NEW."is_given", NEW."local_area_id", NEW."on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."version", NEW."what_for", NEW."withdrawn_on"); RETURN NULL;', hash='f15c7f4f696b851b92a7996a43ae1a3f4f277316', operation='INSERT', pgid='pgtrigger_insert_insert_d3735', table='children_consent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consent',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "children_consentevent" ("by", "child_id", "details", "how", "id", "is_given", "local_area_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "what_for", "withdrawn_on") VALUES (NEW."by", NEW."child_id", NEW."details", NEW."how", NEW."id", NEW."is_given", NEW."local_area_id", NEW."on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."version", NEW."what_for", NEW."withdrawn_on"); RETURN NULL;', hash='bafc48d7cfd97d3ad4b9aa99d81aa02bbaf4715b', operation='UPDATE', pgid='pgtrigger_update_update_8f346', table='children_consent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consent',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "children_consentevent" ("by", "child_id", "details", "how", "id", "is_given", "local_area_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "what_for", "withdrawn_on") VALUES (OLD."by", OLD."child_id", OLD."details", OLD."how", OLD."id", OLD."is_given", OLD."local_area_id", OLD."on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."version", OLD."what_for", OLD."withdrawn_on"); RETURN NULL;', hash='fcbb023af8a5fbb363c18727e2bdfb56a036accb', operation='DELETE', pgid='pgtrigger_delete_delete_cb2c3', table='children_consent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3d8e24309b47596fee03923e434963e3a6a5f566', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_53e68', table='children_consentevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='formername',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "children_formernameevent" ("child_id", "forename", "id", "local_area_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "surname", "until", "version") VALUES (NEW."child_id", NEW."forename", NEW."id", NEW."local_area_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."surname", NEW."until", NEW."version"); RETURN NULL;', hash='df35d4d7c4bc75c23fdb718b2a953228e16fb52a', operation='INSERT', pgid='pgtrigger_insert_insert_87dd2', table='children_formername', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='formername',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "children_formernameevent" ("child_id", "forename", "id", "local_area_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "surname", "until", "version") VALUES (NEW."child_id", NEW."forename", NEW."id", NEW."local_area_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."surname", NEW."until", NEW."version"); RETURN NULL;', hash='15593318762e129d1b68e523c86119b1a720915c', operation='UPDATE', pgid='pgtrigger_update_update_eeb94', table='children_formername', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='formername',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "children_formernameevent" ("child_id", "forename", "id", "local_area_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "surname", "until", "version") VALUES (OLD."child_id", OLD."forename", OLD."id", OLD."local_area_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."surname", OLD."until", OLD."version"); RETURN NULL;', hash='2f7e9bbb820b5925c59ccb90beff8275e30f4bca', operation='DELETE', pgid='pgtrigger_delete_delete_8adf4', table='children_formername', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='formernameevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2958a81fee13290d7db213463383329dc4d3a1b4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c6a7a', table='children_formernameevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='involvement',
            constraint=models.CheckConstraint(condition=models.Q(('since__isnull', True), ('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='involvement_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='involvement',
            constraint=models.CheckConstraint(condition=models.Q(('person__isnull', False), ('organisation__isnull', False), models.Q(('name', ''), _negated=True), _connector='OR'), name='involvement_of_somebody'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='involvement',
            trigger=pgtrigger.compiler.Trigger(name='not_before_birth', sql=pgtrigger.compiler.UpsertTriggerSql(func="if new.since < (select date_of_birth from children_child where id = new.child_id) then raise check_violation using message = 'a day before the child was born'; end if; return new;", hash='255559b4e6b07f07a68929ad97b597016be740e9', operation='INSERT OR UPDATE', pgid='pgtrigger_not_before_birth_6c0a6', table='children_involvement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='involvement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "children_involvementevent" ("child_id", "id", "is_key_contact", "local_area_id", "name", "organisation_id", "part", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until", "version") VALUES (NEW."child_id", NEW."id", NEW."is_key_contact", NEW."local_area_id", NEW."name", NEW."organisation_id", NEW."part", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."since", NEW."until", NEW."version"); RETURN NULL;', hash='31e9f2baebc60aebc386049561d12cd249ab6d40', operation='INSERT', pgid='pgtrigger_insert_insert_01e10', table='children_involvement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='involvement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "children_involvementevent" ("child_id", "id", "is_key_contact", "local_area_id", "name", "organisation_id", "part", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until", "version") VALUES (NEW."child_id", NEW."id", NEW."is_key_contact", NEW."local_area_id", NEW."name", NEW."organisation_id", NEW."part", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."since", NEW."until", NEW."version"); RETURN NULL;', hash='8d965ec80f19821c44a0c95dee2a0af8284dbc2d', operation='UPDATE', pgid='pgtrigger_update_update_e696d', table='children_involvement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='involvement',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "children_involvementevent" ("child_id", "id", "is_key_contact", "local_area_id", "name", "organisation_id", "part", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until", "version") VALUES (OLD."child_id", OLD."id", OLD."is_key_contact", OLD."local_area_id", OLD."name", OLD."organisation_id", OLD."part", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."since", OLD."until", OLD."version"); RETURN NULL;', hash='630708e7b97ae8752e999427352152fb2bd442e5', operation='DELETE', pgid='pgtrigger_delete_delete_3ce84', table='children_involvement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='involvementevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9377104a3c9e95606906b720a849805c2fc956b5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_eeed6', table='children_involvementevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='merger',
            constraint=models.UniqueConstraint(condition=models.Q(('undone_on__isnull', True)), fields=('merged',), name='merged_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='merger',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "children_mergerevent" ("before", "child_id", "chosen", "id", "local_area_id", "merged_id", "moved", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stayed", "undone_on") VALUES (NEW."before", NEW."child_id", NEW."chosen", NEW."id", NEW."local_area_id", NEW."merged_id", NEW."moved", NEW."on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."stayed", NEW."undone_on"); RETURN NULL;', hash='c34abce11ec5ada8b47b2a60992bbe2ce1bebda0', operation='INSERT', pgid='pgtrigger_insert_insert_9b717', table='children_merger', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='merger',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "children_mergerevent" ("before", "child_id", "chosen", "id", "local_area_id", "merged_id", "moved", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stayed", "undone_on") VALUES (NEW."before", NEW."child_id", NEW."chosen", NEW."id", NEW."local_area_id", NEW."merged_id", NEW."moved", NEW."on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."stayed", NEW."undone_on"); RETURN NULL;', hash='63316192be7687d14f1cf8ec148e028fd901b34a', operation='UPDATE', pgid='pgtrigger_update_update_5a873', table='children_merger', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='merger',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "children_mergerevent" ("before", "child_id", "chosen", "id", "local_area_id", "merged_id", "moved", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stayed", "undone_on") VALUES (OLD."before", OLD."child_id", OLD."chosen", OLD."id", OLD."local_area_id", OLD."merged_id", OLD."moved", OLD."on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."stayed", OLD."undone_on"); RETURN NULL;', hash='1869f651ce9d2a7047ed88b26f788175717fbe54', operation='DELETE', pgid='pgtrigger_delete_delete_ac0d1', table='children_merger', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mergerevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6cf24cd41b3186a19f109e7c96d9f60870ee40b2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_66985', table='children_mergerevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='need',
            constraint=models.CheckConstraint(condition=models.Q(('since__isnull', True), ('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='need_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='need',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('rank', 1)), expressions=[('child', '='), (goldenthread.platform.organisations.models.DateRange('since', 'until', models.Value('[]')), '&&')], name='need_one_main_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='need',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('child', '='), ('sen_type', '='), (goldenthread.platform.organisations.models.DateRange('since', 'until', models.Value('[]')), '&&')], name='need_each_type_once_at_a_time'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='need',
            trigger=pgtrigger.compiler.Trigger(name='not_before_birth', sql=pgtrigger.compiler.UpsertTriggerSql(func="if new.since < (select date_of_birth from children_child where id = new.child_id) then raise check_violation using message = 'a day before the child was born'; end if; return new;", hash='60c6fa64100d5d61f13ba1e21374bbeeadedb260', operation='INSERT OR UPDATE', pgid='pgtrigger_not_before_birth_df689', table='children_need', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='need',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "children_needevent" ("child_id", "id", "local_area_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "sen_type", "since", "until", "version") VALUES (NEW."child_id", NEW."id", NEW."local_area_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rank", NEW."sen_type", NEW."since", NEW."until", NEW."version"); RETURN NULL;', hash='fea75a1b22fc271dfc7dd8356c51c92109a2baac', operation='INSERT', pgid='pgtrigger_insert_insert_1cbe9', table='children_need', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='need',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "children_needevent" ("child_id", "id", "local_area_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "sen_type", "since", "until", "version") VALUES (NEW."child_id", NEW."id", NEW."local_area_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rank", NEW."sen_type", NEW."since", NEW."until", NEW."version"); RETURN NULL;', hash='6e6998a3c4132e01220453401539c839728e3c35', operation='UPDATE', pgid='pgtrigger_update_update_d526a', table='children_need', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='need',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "children_needevent" ("child_id", "id", "local_area_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "sen_type", "since", "until", "version") VALUES (OLD."child_id", OLD."id", OLD."local_area_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rank", OLD."sen_type", OLD."since", OLD."until", OLD."version"); RETURN NULL;', hash='1b76cd9ab9c7eab7f84f8078d3a888e31b3aca1e', operation='DELETE', pgid='pgtrigger_delete_delete_8d60d', table='children_need', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='needevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='262db466c7745baf849d75023c03f3f2ea1a7677', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f178f', table='children_needevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='grantevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0dc420ace1bb824eda5c66178ac1d93b64129d11', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f9cc2', table='children_grantevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='grant',
            constraint=models.CheckConstraint(condition=models.Q(('since__isnull', True), ('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='grant_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='grant',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('organisation__isnull', True), ('person__isnull', False)), models.Q(('organisation__isnull', False), ('person__isnull', True)), _connector='OR'), name='grant_to_a_person_or_an_organisation'),
        ),
        migrations.AddConstraint(
            model_name='grant',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'named'), _negated=True), ('person__isnull', False), _connector='OR'), name='grant_names_persons_alone'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='grant',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "children_grantevent" ("because", "child_id", "id", "involvement_id", "kind", "local_area_id", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "since", "until") VALUES (NEW."because", NEW."child_id", NEW."id", NEW."involvement_id", NEW."kind", NEW."local_area_id", NEW."organisation_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."placement_id", NEW."since", NEW."until"); RETURN NULL;', hash='d76e203ce7bfa7637fabe95b38264fa7b51efa45', operation='INSERT', pgid='pgtrigger_insert_insert_8a107', table='children_grant', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='grant',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "children_grantevent" ("because", "child_id", "id", "involvement_id", "kind", "local_area_id", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "since", "until") VALUES (NEW."because", NEW."child_id", NEW."id", NEW."involvement_id", NEW."kind", NEW."local_area_id", NEW."organisation_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."placement_id", NEW."since", NEW."until"); RETURN NULL;', hash='42d34efda434db109533e6014cfc940fd0251b37', operation='UPDATE', pgid='pgtrigger_update_update_d4b24', table='children_grant', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='grant',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "children_grantevent" ("because", "child_id", "id", "involvement_id", "kind", "local_area_id", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "since", "until") VALUES (OLD."because", OLD."child_id", OLD."id", OLD."involvement_id", OLD."kind", OLD."local_area_id", OLD."organisation_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."placement_id", OLD."since", OLD."until"); RETURN NULL;', hash='d465fdb4d2e736c9d32284153165ec5d07f0d826', operation='DELETE', pgid='pgtrigger_delete_delete_cbaa9', table='children_grant', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='relationship',
            constraint=models.CheckConstraint(condition=models.Q(('since__isnull', True), ('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='relationship_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='relationship',
            constraint=models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('child', 'carer'), name='relationship_once_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='relationship',
            constraint=models.UniqueConstraint(condition=models.Q(('is_main_contact', True), ('until__isnull', True)), fields=('child',), name='relationship_one_main_contact'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='relationship',
            trigger=pgtrigger.compiler.Trigger(name='not_before_birth', sql=pgtrigger.compiler.UpsertTriggerSql(func="if new.since < (select date_of_birth from children_child where id = new.child_id) then raise check_violation using message = 'a day before the child was born'; end if; return new;", hash='5273f3de076495ea6bcd4f5bd550537c160b759d', operation='INSERT OR UPDATE', pgid='pgtrigger_not_before_birth_ffaf0', table='children_relationship', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='relationship',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "children_relationshipevent" ("carer_id", "child_id", "id", "is_main_contact", "kind", "lives_with", "local_area_id", "may_be_told", "parental_responsibility", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until", "version") VALUES (NEW."carer_id", NEW."child_id", NEW."id", NEW."is_main_contact", NEW."kind", NEW."lives_with", NEW."local_area_id", NEW."may_be_told", NEW."parental_responsibility", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."since", NEW."until", NEW."version"); RETURN NULL;', hash='bd50747df61bef141f129b3e51ed2157aad9fd78', operation='INSERT', pgid='pgtrigger_insert_insert_64a42', table='children_relationship', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='relationship',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "children_relationshipevent" ("carer_id", "child_id", "id", "is_main_contact", "kind", "lives_with", "local_area_id", "may_be_told", "parental_responsibility", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until", "version") VALUES (NEW."carer_id", NEW."child_id", NEW."id", NEW."is_main_contact", NEW."kind", NEW."lives_with", NEW."local_area_id", NEW."may_be_told", NEW."parental_responsibility", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."since", NEW."until", NEW."version"); RETURN NULL;', hash='578bfd8480142ffea492af5886c0d1edf9e2fbec', operation='UPDATE', pgid='pgtrigger_update_update_a2dde', table='children_relationship', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='relationship',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "children_relationshipevent" ("carer_id", "child_id", "id", "is_main_contact", "kind", "lives_with", "local_area_id", "may_be_told", "parental_responsibility", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until", "version") VALUES (OLD."carer_id", OLD."child_id", OLD."id", OLD."is_main_contact", OLD."kind", OLD."lives_with", OLD."local_area_id", OLD."may_be_told", OLD."parental_responsibility", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."since", OLD."until", OLD."version"); RETURN NULL;', hash='e954f0053168084109961359b04f31d471f998a0', operation='DELETE', pgid='pgtrigger_delete_delete_29153', table='children_relationship', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='relationshipevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9de1a3d46ced84ad7efd9c88097ed34d27a28c68', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f9f30', table='children_relationshipevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='restriction',
            constraint=models.CheckConstraint(condition=models.Q(('since__isnull', True), ('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='restriction_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='restriction',
            constraint=models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('child',), name='restriction_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='restriction',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "children_restrictionevent" ("child_id", "id", "local_area_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (NEW."child_id", NEW."id", NEW."local_area_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."since", NEW."until"); RETURN NULL;', hash='065ae588b1ce516ba6ccc48dc56e8289221f296e', operation='INSERT', pgid='pgtrigger_insert_insert_c1e52', table='children_restriction', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='restriction',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "children_restrictionevent" ("child_id", "id", "local_area_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (NEW."child_id", NEW."id", NEW."local_area_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."since", NEW."until"); RETURN NULL;', hash='babdf78dc14a559ffa393577c232e38531f3e517', operation='UPDATE', pgid='pgtrigger_update_update_292ad', table='children_restriction', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='restriction',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "children_restrictionevent" ("child_id", "id", "local_area_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (OLD."child_id", OLD."id", OLD."local_area_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."since", OLD."until"); RETURN NULL;', hash='09d8fd17d30f23569061495450185604856d8876', operation='DELETE', pgid='pgtrigger_delete_delete_a0e85', table='children_restriction', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='restrictionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9cdd03a9fce6f65794353528fd943c7d6180a36b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d5a5c', table='children_restrictionevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='restrictionreason',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "children_restrictionreasonevent" ("child_id", "id", "kind", "local_area_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "restriction_id", "words") VALUES (NEW."child_id", NEW."id", NEW."kind", NEW."local_area_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."restriction_id", NEW."words"); RETURN NULL;', hash='a26477ebb479ade01ac8d52905ab7d1534fef222', operation='INSERT', pgid='pgtrigger_insert_insert_9b1a0', table='children_restrictionreason', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='restrictionreason',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "children_restrictionreasonevent" ("child_id", "id", "kind", "local_area_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "restriction_id", "words") VALUES (NEW."child_id", NEW."id", NEW."kind", NEW."local_area_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."restriction_id", NEW."words"); RETURN NULL;', hash='528227cea1478e60eb9360a37662f0c1fe3fda20', operation='UPDATE', pgid='pgtrigger_update_update_dada4', table='children_restrictionreason', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='restrictionreason',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "children_restrictionreasonevent" ("child_id", "id", "kind", "local_area_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "restriction_id", "words") VALUES (OLD."child_id", OLD."id", OLD."kind", OLD."local_area_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."restriction_id", OLD."words"); RETURN NULL;', hash='7f7bd68c0e65ba5589b02a756e5d67437128f741', operation='DELETE', pgid='pgtrigger_delete_delete_28a4b', table='children_restrictionreason', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='restrictionreasonevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bc61560596186957c9a3a0ed8b684224be72cf09', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_02d29', table='children_restrictionreasonevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='setting',
            constraint=models.UniqueConstraint(models.F('local_area'), django.db.models.functions.text.Lower('name'), name='setting_named_once'),
        ),
        migrations.AddConstraint(
            model_name='setting',
            constraint=models.UniqueConstraint(condition=models.Q(('urn', ''), _negated=True), fields=('local_area', 'urn'), name='setting_urn_once'),
        ),
        migrations.AddConstraint(
            model_name='setting',
            constraint=models.CheckConstraint(condition=models.Q(('lowest_age__isnull', True), ('highest_age__isnull', True), ('highest_age__gte', models.F('lowest_age')), _connector='OR'), name='setting_ages_in_order'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='setting',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "children_settingevent" ("closed_on", "highest_age", "id", "kind", "local_area_id", "lowest_age", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ukprn", "urn", "version") VALUES (NEW."closed_on", NEW."highest_age", NEW."id", NEW."kind", NEW."local_area_id", NEW."lowest_age", NEW."name", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ukprn", NEW."urn", NEW."version"); RETURN NULL;', hash='3432b96247a921459d056e38d553b321f497f178', operation='INSERT', pgid='pgtrigger_insert_insert_ebbc5', table='children_setting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='setting',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "children_settingevent" ("closed_on", "highest_age", "id", "kind", "local_area_id", "lowest_age", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ukprn", "urn", "version") VALUES (NEW."closed_on", NEW."highest_age", NEW."id", NEW."kind", NEW."local_area_id", NEW."lowest_age", NEW."name", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ukprn", NEW."urn", NEW."version"); RETURN NULL;', hash='cdc6818ad0476ee328f2ec2626f9306a6ac4eb1e', operation='UPDATE', pgid='pgtrigger_update_update_fbae3', table='children_setting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='setting',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "children_settingevent" ("closed_on", "highest_age", "id", "kind", "local_area_id", "lowest_age", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ukprn", "urn", "version") VALUES (OLD."closed_on", OLD."highest_age", OLD."id", OLD."kind", OLD."local_area_id", OLD."lowest_age", OLD."name", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ukprn", OLD."urn", OLD."version"); RETURN NULL;', hash='d6c64d5bbac2b4b5b3ee32ad68934bdcf3c06573', operation='DELETE', pgid='pgtrigger_delete_delete_a7634', table='children_setting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='placementevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bf4da2590d28a15905185da90aaf4c9e65d55c7a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8804e', table='children_placementevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='placement',
            index=models.Index(fields=['local_area', 'setting'], name='placement_by_setting'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.CheckConstraint(condition=models.Q(('since__isnull', True), ('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='placement_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('otherwise', ''), ('setting__isnull', False)), models.Q(('setting__isnull', True), models.Q(('otherwise', ''), _negated=True)), _connector='OR'), name='placement_at_a_setting_or_otherwise'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('rank', 1)), expressions=[('child', '='), (goldenthread.platform.organisations.models.DateRange('since', 'until', models.Value('[]')), '&&')], name='placement_one_main_at_a_time'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='placement',
            trigger=pgtrigger.compiler.Trigger(name='not_before_birth', sql=pgtrigger.compiler.UpsertTriggerSql(func="if new.since < (select date_of_birth from children_child where id = new.child_id) then raise check_violation using message = 'a day before the child was born'; end if; return new;", hash='d92595459a833f4b4694bd0094212fb206d35ccd', operation='INSERT OR UPDATE', pgid='pgtrigger_not_before_birth_89535', table='children_placement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='placement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "children_placementevent" ("child_id", "id", "in_resourced_provision", "in_sen_unit", "local_area_id", "otherwise", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "setting_id", "since", "taught_in_year", "until", "version") VALUES (NEW."child_id", NEW."id", NEW."in_resourced_provision", NEW."in_sen_unit", NEW."local_area_id", NEW."otherwise", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rank", NEW."setting_id", NEW."since", NEW."taught_in_year", NEW."until", NEW."version"); RETURN NULL;', hash='fd994830576a43b36083e10f665a9c8fff7df321', operation='INSERT', pgid='pgtrigger_insert_insert_f43a6', table='children_placement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='placement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "children_placementevent" ("child_id", "id", "in_resourced_provision", "in_sen_unit", "local_area_id", "otherwise", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "setting_id", "since", "taught_in_year", "until", "version") VALUES (NEW."child_id", NEW."id", NEW."in_resourced_provision", NEW."in_sen_unit", NEW."local_area_id", NEW."otherwise", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rank", NEW."setting_id", NEW."since", NEW."taught_in_year", NEW."until", NEW."version"); RETURN NULL;', hash='c56bde254c653da86e807226c5cd69bf42262807', operation='UPDATE', pgid='pgtrigger_update_update_b17d3', table='children_placement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='placement',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "children_placementevent" ("child_id", "id", "in_resourced_provision", "in_sen_unit", "local_area_id", "otherwise", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "setting_id", "since", "taught_in_year", "until", "version") VALUES (OLD."child_id", OLD."id", OLD."in_resourced_provision", OLD."in_sen_unit", OLD."local_area_id", OLD."otherwise", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rank", OLD."setting_id", OLD."since", OLD."taught_in_year", OLD."until", OLD."version"); RETURN NULL;', hash='a0f67d6980c10dc371e41def0c9e876a31e4bf3c', operation='DELETE', pgid='pgtrigger_delete_delete_29f2d', table='children_placement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='settingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7f18d0f0403d5c49c3711dc06c7c1946cf029d05', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f90fd', table='children_settingevent', when='BEFORE')),
        ),
    ]
