# Written by Django from the models.

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('children', '0001_initial'),
        ('organisations', '0002_casework_roles'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='AdviceRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('parent_or_young_person', 'Views of the parent or young person'), ('education', 'Education'), ('medical', 'Health'), ('psychological', 'Educational psychology'), ('social_care', 'Social care'), ('other', 'Other')], max_length=25)),
                ('name', models.CharField(blank=True, max_length=160)),
                ('advice_requested_on', models.DateField()),
                ('chased_on', models.DateField(blank=True, null=True)),
                ('advice_received_on', models.DateField(blank=True, null=True)),
                ('late_reason', models.CharField(blank=True, max_length=300)),
                ('version', models.PositiveIntegerField(default=0)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='advice_requests', to='children.child')),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='advice_requests', to='organisations.localarea')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='advice_requests', to='organisations.organisation')),
            ],
            options={
                'ordering': ['advice_requested_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Allocation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('handover_note', models.TextField(blank=True)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='case_allocations', to='children.child')),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='case_allocations', to='organisations.localarea')),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='case_allocations', to='organisations.person')),
            ],
            options={
                'ordering': ['since', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('channel', models.CharField(blank=True, choices=[('email', 'Email'), ('letter', 'Letter'), ('online', 'Online form'), ('telephone', 'Telephone'), ('in_person', 'In person'), ('other', 'Another way')], max_length=10)),
                ('source', models.CharField(choices=[('1', 'Parent or young person'), ('2', 'School, college or other education setting'), ('3', 'Health service'), ('4', 'Social care'), ('5', 'Somebody else')], max_length=1)),
                ('asked_by', models.CharField(blank=True, max_length=200)),
                ('in_youth_accommodation', models.BooleanField(default=False)),
                ('historical', models.BooleanField(default=False)),
                ('moved_to', models.CharField(blank=True, max_length=3)),
                ('request_received_on', models.DateField(blank=True, null=True)),
                ('acknowledged_on', models.DateField(blank=True, null=True)),
                ('told_partners_on', models.DateField(blank=True, null=True)),
                ('consulted_family_on', models.DateField(blank=True, null=True)),
                ('decided_not_to_assess_on', models.DateField(blank=True, null=True)),
                ('decided_to_assess_on', models.DateField(blank=True, null=True)),
                ('decided_not_to_issue_on', models.DateField(blank=True, null=True)),
                ('decided_to_issue_on', models.DateField(blank=True, null=True)),
                ('draft_served_on', models.DateField(blank=True, null=True)),
                ('consultation_sent_on', models.DateField(blank=True, null=True)),
                ('consultation_replied_on', models.DateField(blank=True, null=True)),
                ('representations_received_on', models.DateField(blank=True, null=True)),
                ('final_issued_on', models.DateField(blank=True, null=True)),
                ('request_withdrawn_on', models.DateField(blank=True, null=True)),
                ('moved_area_on', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('carer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='children.carer')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='children.child')),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='organisations.localarea')),
                ('officer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='organisations.person')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='organisations.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='AllocationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('handover_note', models.TextField(blank=True)),
                ('child', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('local_area', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.localarea')),
                ('officer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.person')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='casework.allocation')),
                ('case', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='casework.case')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='allocation',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='allocations', to='casework.case'),
        ),
        migrations.CreateModel(
            name='AdviceRequestEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('parent_or_young_person', 'Views of the parent or young person'), ('education', 'Education'), ('medical', 'Health'), ('psychological', 'Educational psychology'), ('social_care', 'Social care'), ('other', 'Other')], max_length=25)),
                ('name', models.CharField(blank=True, max_length=160)),
                ('advice_requested_on', models.DateField()),
                ('chased_on', models.DateField(blank=True, null=True)),
                ('advice_received_on', models.DateField(blank=True, null=True)),
                ('late_reason', models.CharField(blank=True, max_length=300)),
                ('version', models.PositiveIntegerField(default=0)),
                ('child', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('local_area', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.localarea')),
                ('organisation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.organisation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='casework.advicerequest')),
                ('case', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='casework.case')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='advicerequest',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='advice_requests', to='casework.case'),
        ),
        migrations.CreateModel(
            name='CaseEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField()),
                ('channel', models.CharField(blank=True, choices=[('email', 'Email'), ('letter', 'Letter'), ('online', 'Online form'), ('telephone', 'Telephone'), ('in_person', 'In person'), ('other', 'Another way')], max_length=10)),
                ('source', models.CharField(choices=[('1', 'Parent or young person'), ('2', 'School, college or other education setting'), ('3', 'Health service'), ('4', 'Social care'), ('5', 'Somebody else')], max_length=1)),
                ('asked_by', models.CharField(blank=True, max_length=200)),
                ('in_youth_accommodation', models.BooleanField(default=False)),
                ('historical', models.BooleanField(default=False)),
                ('moved_to', models.CharField(blank=True, max_length=3)),
                ('request_received_on', models.DateField(blank=True, null=True)),
                ('acknowledged_on', models.DateField(blank=True, null=True)),
                ('told_partners_on', models.DateField(blank=True, null=True)),
                ('consulted_family_on', models.DateField(blank=True, null=True)),
                ('decided_not_to_assess_on', models.DateField(blank=True, null=True)),
                ('decided_to_assess_on', models.DateField(blank=True, null=True)),
                ('decided_not_to_issue_on', models.DateField(blank=True, null=True)),
                ('decided_to_issue_on', models.DateField(blank=True, null=True)),
                ('draft_served_on', models.DateField(blank=True, null=True)),
                ('consultation_sent_on', models.DateField(blank=True, null=True)),
                ('consultation_replied_on', models.DateField(blank=True, null=True)),
                ('representations_received_on', models.DateField(blank=True, null=True)),
                ('final_issued_on', models.DateField(blank=True, null=True)),
                ('request_withdrawn_on', models.DateField(blank=True, null=True)),
                ('moved_area_on', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('carer', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.carer')),
                ('child', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('local_area', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.localarea')),
                ('officer', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.person')),
                ('organisation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.organisation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='casework.case')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CaseException',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20)),
                ('head', models.CharField(max_length=1)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('evidence', models.CharField(max_length=200)),
                ('version', models.PositiveIntegerField(default=0)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exceptions', to='casework.case')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='case_exceptions', to='children.child')),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='case_exceptions', to='organisations.localarea')),
            ],
            options={
                'ordering': ['since', 'code', 'head', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CaseExceptionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.CharField(max_length=20)),
                ('head', models.CharField(max_length=1)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('evidence', models.CharField(max_length=200)),
                ('version', models.PositiveIntegerField(default=0)),
                ('case', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='casework.case')),
                ('child', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('local_area', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.localarea')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='casework.caseexception')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CaseNumber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('last', models.PositiveIntegerField(default=0)),
                ('local_area', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='case_number', to='organisations.localarea')),
            ],
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('assess', 'To assess'), ('not_assess', 'Not to assess'), ('issue', 'To issue a plan'), ('not_issue', 'Not to issue a plan')], max_length=10)),
                ('legal_test', models.CharField(choices=[('may_need_plan', 'Has or may have special educational needs, and may need provision through an EHC plan (section 36(8))'), ('no_needs', 'Does not have special educational needs (section 36(8)(a))'), ('no_plan_likely', 'Has needs, and an EHC plan cannot be needed for the provision (section 36(8)(b))'), ('plan_needed', 'The assessment shows that provision through an EHC plan is necessary (section 37(1))'), ('plan_not_needed', 'The assessment shows that it is not necessary (section 37(1))')], max_length=20)),
                ('reasons', models.TextField()),
                ('decided_on', models.DateField()),
                ('told_on', models.DateField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='casework.case')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='case_decisions', to='children.child')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='case_decisions', to='organisations.person')),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='case_decisions', to='organisations.localarea')),
            ],
            options={
                'ordering': ['decided_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='DecisionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('outcome', models.CharField(choices=[('assess', 'To assess'), ('not_assess', 'Not to assess'), ('issue', 'To issue a plan'), ('not_issue', 'Not to issue a plan')], max_length=10)),
                ('legal_test', models.CharField(choices=[('may_need_plan', 'Has or may have special educational needs, and may need provision through an EHC plan (section 36(8))'), ('no_needs', 'Does not have special educational needs (section 36(8)(a))'), ('no_plan_likely', 'Has needs, and an EHC plan cannot be needed for the provision (section 36(8)(b))'), ('plan_needed', 'The assessment shows that provision through an EHC plan is necessary (section 37(1))'), ('plan_not_needed', 'The assessment shows that it is not necessary (section 37(1))')], max_length=20)),
                ('reasons', models.TextField()),
                ('decided_on', models.DateField()),
                ('told_on', models.DateField()),
                ('case', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='casework.case')),
                ('child', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('decided_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.person')),
                ('local_area', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.localarea')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='casework.decision')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Dispute',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', models.CharField(choices=[('assess', 'To assess'), ('not_assess', 'Not to assess'), ('issue', 'To issue a plan'), ('not_issue', 'Not to issue a plan')], max_length=10)),
                ('decision_notice_sent_on', models.DateField()),
                ('mediation_requested_on', models.DateField(blank=True, null=True)),
                ('mediation_not_wanted_on', models.DateField(blank=True, null=True)),
                ('mediation_held_on', models.DateField(blank=True, null=True)),
                ('mediation_certificate_issued_on', models.DateField(blank=True, null=True)),
                ('mediation_agreed_on', models.DateField(blank=True, null=True)),
                ('order_kind', models.CharField(blank=True, choices=[('', 'Nothing yet'), ('assess', 'That we assess'), ('make_plan', 'That we make a plan'), ('reconsider', 'That we think again whether a plan is needed')], max_length=20)),
                ('appeal_lodged_on', models.DateField(blank=True, null=True)),
                ('appeal_sent_to_council_on', models.DateField(blank=True, null=True)),
                ('appeal_response_sent_on', models.DateField(blank=True, null=True)),
                ('appeal_ended_on', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disputes', to='casework.case')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disputes', to='children.child')),
                ('local_area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disputes', to='organisations.localarea')),
            ],
            options={
                'ordering': ['decision_notice_sent_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='DisputeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('about', models.CharField(choices=[('assess', 'To assess'), ('not_assess', 'Not to assess'), ('issue', 'To issue a plan'), ('not_issue', 'Not to issue a plan')], max_length=10)),
                ('decision_notice_sent_on', models.DateField()),
                ('mediation_requested_on', models.DateField(blank=True, null=True)),
                ('mediation_not_wanted_on', models.DateField(blank=True, null=True)),
                ('mediation_held_on', models.DateField(blank=True, null=True)),
                ('mediation_certificate_issued_on', models.DateField(blank=True, null=True)),
                ('mediation_agreed_on', models.DateField(blank=True, null=True)),
                ('order_kind', models.CharField(blank=True, choices=[('', 'Nothing yet'), ('assess', 'That we assess'), ('make_plan', 'That we make a plan'), ('reconsider', 'That we think again whether a plan is needed')], max_length=20)),
                ('appeal_lodged_on', models.DateField(blank=True, null=True)),
                ('appeal_sent_to_council_on', models.DateField(blank=True, null=True)),
                ('appeal_response_sent_on', models.DateField(blank=True, null=True)),
                ('appeal_ended_on', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('case', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='casework.case')),
                ('child', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child')),
                ('local_area', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.localarea')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='casework.dispute')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('historical', False), ('final_issued_on__isnull', True), ('moved_area_on__isnull', True), ('request_withdrawn_on__isnull', True), models.Q(('decided_not_to_assess_on__isnull', True), models.Q(('decided_to_assess_on__isnull', True), _negated=True), _connector='OR'), models.Q(('decided_not_to_issue_on__isnull', True), models.Q(('decided_to_issue_on__isnull', True), _negated=True), _connector='OR')), fields=['local_area', 'officer'], name='case_open'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.UniqueConstraint(fields=('local_area', 'number'), name='case_number_once'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.UniqueConstraint(condition=models.Q(('historical', False), ('final_issued_on__isnull', True), ('moved_area_on__isnull', True), ('request_withdrawn_on__isnull', True), models.Q(('decided_not_to_assess_on__isnull', True), models.Q(('decided_to_assess_on__isnull', True), _negated=True), _connector='OR'), models.Q(('decided_not_to_issue_on__isnull', True), models.Q(('decided_to_issue_on__isnull', True), _negated=True), _connector='OR')), fields=('child',), name='case_open_once'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('historical', True), ('request_received_on__isnull', False), _connector='OR'), name='case_received_unless_historical'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('moved_area_on__isnull', True), ('request_withdrawn_on__isnull', True)), models.Q(('final_issued_on__isnull', True), ('moved_area_on__isnull', True)), models.Q(('final_issued_on__isnull', True), ('request_withdrawn_on__isnull', True)), _connector='OR'), name='case_ended_once'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('moved_to', ''), ('moved_area_on__isnull', False), _connector='OR'), name='case_moved_somewhere'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('request_received_on__isnull', True), ('acknowledged_on__isnull', True), ('acknowledged_on__gte', models.F('request_received_on')), _connector='OR'), name='case_acknowledged_on_after_request_received_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('request_received_on__isnull', True), ('told_partners_on__isnull', True), ('told_partners_on__gte', models.F('request_received_on')), _connector='OR'), name='case_told_partners_on_after_request_received_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('request_received_on__isnull', True), ('consulted_family_on__isnull', True), ('consulted_family_on__gte', models.F('request_received_on')), _connector='OR'), name='case_consulted_family_on_after_request_received_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('request_received_on__isnull', True), ('decided_not_to_assess_on__isnull', True), ('decided_not_to_assess_on__gte', models.F('request_received_on')), _connector='OR'), name='case_decided_not_to_assess_on_after_request_received_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('request_received_on__isnull', True), ('decided_to_assess_on__isnull', True), ('decided_to_assess_on__gte', models.F('request_received_on')), _connector='OR'), name='case_decided_to_assess_on_after_request_received_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('request_received_on__isnull', True), ('decided_not_to_issue_on__isnull', True), ('decided_not_to_issue_on__gte', models.F('request_received_on')), _connector='OR'), name='case_decided_not_to_issue_on_after_request_received_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('request_received_on__isnull', True), ('decided_to_issue_on__isnull', True), ('decided_to_issue_on__gte', models.F('request_received_on')), _connector='OR'), name='case_decided_to_issue_on_after_request_received_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('request_received_on__isnull', True), ('draft_served_on__isnull', True), ('draft_served_on__gte', models.F('request_received_on')), _connector='OR'), name='case_draft_served_on_after_request_received_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('request_received_on__isnull', True), ('consultation_sent_on__isnull', True), ('consultation_sent_on__gte', models.F('request_received_on')), _connector='OR'), name='case_consultation_sent_on_after_request_received_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('request_received_on__isnull', True), ('consultation_replied_on__isnull', True), ('consultation_replied_on__gte', models.F('request_received_on')), _connector='OR'), name='case_consultation_replied_on_after_request_received_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('request_received_on__isnull', True), ('representations_received_on__isnull', True), ('representations_received_on__gte', models.F('request_received_on')), _connector='OR'), name='case_representations_received_on_after_request_received_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('request_received_on__isnull', True), ('final_issued_on__isnull', True), ('final_issued_on__gte', models.F('request_received_on')), _connector='OR'), name='case_final_issued_on_after_request_received_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('request_received_on__isnull', True), ('request_withdrawn_on__isnull', True), ('request_withdrawn_on__gte', models.F('request_received_on')), _connector='OR'), name='case_request_withdrawn_on_after_request_received_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('request_received_on__isnull', True), ('moved_area_on__isnull', True), ('moved_area_on__gte', models.F('request_received_on')), _connector='OR'), name='case_moved_area_on_after_request_received_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('decided_not_to_assess_on__isnull', True), ('decided_to_assess_on__isnull', True), ('decided_to_assess_on__gte', models.F('decided_not_to_assess_on')), _connector='OR'), name='case_decided_to_assess_on_after_decided_not_to_assess_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('decided_not_to_issue_on__isnull', True), ('decided_to_issue_on__isnull', True), ('decided_to_issue_on__gte', models.F('decided_not_to_issue_on')), _connector='OR'), name='case_decided_to_issue_on_after_decided_not_to_issue_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('decided_to_assess_on__isnull', True), ('decided_not_to_issue_on__isnull', True), ('decided_not_to_issue_on__gte', models.F('decided_to_assess_on')), _connector='OR'), name='case_decided_not_to_issue_on_after_decided_to_assess_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('decided_to_assess_on__isnull', True), ('decided_to_issue_on__isnull', True), ('decided_to_issue_on__gte', models.F('decided_to_assess_on')), _connector='OR'), name='case_decided_to_issue_on_after_decided_to_assess_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('decided_to_issue_on__isnull', True), ('draft_served_on__isnull', True), ('draft_served_on__gte', models.F('decided_to_issue_on')), _connector='OR'), name='case_draft_served_on_after_decided_to_issue_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('draft_served_on__isnull', True), ('consultation_sent_on__isnull', True), ('consultation_sent_on__gte', models.F('draft_served_on')), _connector='OR'), name='case_consultation_sent_on_after_draft_served_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('consultation_sent_on__isnull', True), ('consultation_replied_on__isnull', True), ('consultation_replied_on__gte', models.F('consultation_sent_on')), _connector='OR'), name='case_consultation_replied_on_after_consultation_sent_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('draft_served_on__isnull', True), ('representations_received_on__isnull', True), ('representations_received_on__gte', models.F('draft_served_on')), _connector='OR'), name='case_representations_received_on_after_draft_served_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('draft_served_on__isnull', True), ('final_issued_on__isnull', True), ('final_issued_on__gte', models.F('draft_served_on')), _connector='OR'), name='case_final_issued_on_after_draft_served_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('historical', True), ('decided_not_to_issue_on__isnull', True), models.Q(('decided_to_assess_on__isnull', True), _negated=True), _connector='OR'), name='case_decided_not_to_issue_on_needs_decided_to_assess_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('historical', True), ('decided_to_issue_on__isnull', True), models.Q(('decided_to_assess_on__isnull', True), _negated=True), _connector='OR'), name='case_decided_to_issue_on_needs_decided_to_assess_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('historical', True), ('draft_served_on__isnull', True), models.Q(('decided_to_issue_on__isnull', True), _negated=True), _connector='OR'), name='case_draft_served_on_needs_decided_to_issue_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('historical', True), ('consultation_sent_on__isnull', True), models.Q(('draft_served_on__isnull', True), _negated=True), _connector='OR'), name='case_consultation_sent_on_needs_draft_served_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('historical', True), ('consultation_replied_on__isnull', True), models.Q(('consultation_sent_on__isnull', True), _negated=True), _connector='OR'), name='case_consultation_replied_on_needs_consultation_sent_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('historical', True), ('representations_received_on__isnull', True), models.Q(('draft_served_on__isnull', True), _negated=True), _connector='OR'), name='case_representations_received_on_needs_draft_served_on'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('historical', True), ('final_issued_on__isnull', True), models.Q(('draft_served_on__isnull', True), _negated=True), _connector='OR'), name='case_final_issued_on_needs_draft_served_on'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='case',
            trigger=pgtrigger.compiler.Trigger(name='not_before_birth', sql=pgtrigger.compiler.UpsertTriggerSql(func="if new.request_received_on < (select date_of_birth from children_child where id = new.child_id) then raise check_violation using message = 'a day before the child was born'; end if; return new;", hash='a98139b3010bc2f7d5ed207b1659243496d123c1', operation='INSERT OR UPDATE', pgid='pgtrigger_not_before_birth_c1edb', table='casework_case', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='case',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "casework_caseevent" ("acknowledged_on", "asked_by", "carer_id", "channel", "child_id", "consultation_replied_on", "consultation_sent_on", "consulted_family_on", "decided_not_to_assess_on", "decided_not_to_issue_on", "decided_to_assess_on", "decided_to_issue_on", "draft_served_on", "final_issued_on", "historical", "id", "in_youth_accommodation", "local_area_id", "moved_area_on", "moved_to", "number", "officer_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "representations_received_on", "request_received_on", "request_withdrawn_on", "source", "told_partners_on", "version") VALUES (NEW."acknowledged_on", NEW."asked_by", NEW."carer_id", NEW."channel", NEW."child_id", NEW."consultation_replied_on", NEW."consultation_sent_on", NEW."consulted_family_on", NEW."decided_not_to_assess_on", NEW."decided_not_to_issue_on", NEW."decided_to_assess_on", NEW."decided_to_issue_on", NEW."draft_served_on", NEW."final_issued_on", NEW."historical", NEW."id", NEW."in_youth_accommodation", NEW."local_area_id", NEW."moved_area_on", NEW."moved_to", NEW."number", NEW."officer_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."representations_received_on", NEW."request_received_on", NEW."request_withdrawn_on", NEW."source", NEW."told_partners_on", NEW."version"); RETURN NULL;', hash='9fdf1092dc524a8877ce2dd39d434bb8c7e5c1bc', operation='INSERT', pgid='pgtrigger_insert_insert_825cb', table='casework_case', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='case',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "casework_caseevent" ("acknowledged_on", "asked_by", "carer_id", "channel", "child_id", "consultation_replied_on", "consultation_sent_on", "consulted_family_on", "decided_not_to_assess_on", "decided_not_to_issue_on", "decided_to_assess_on", "decided_to_issue_on", "draft_served_on", "final_issued_on", "historical", "id", "in_youth_accommodation", "local_area_id", "moved_area_on", "moved_to", "number", "officer_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "representations_received_on", "request_received_on", "request_withdrawn_on", "source", "told_partners_on", "version") VALUES (NEW."acknowledged_on", NEW."asked_by", NEW."carer_id", NEW."channel", NEW."child_id", NEW."consultation_replied_on", NEW."consultation_sent_on", NEW."consulted_family_on", NEW."decided_not_to_assess_on", NEW."decided_not_to_issue_on", NEW."decided_to_assess_on", NEW."decided_to_issue_on", NEW."draft_served_on", NEW."final_issued_on", NEW."historical", NEW."id", NEW."in_youth_accommodation", NEW."local_area_id", NEW."moved_area_on", NEW."moved_to", NEW."number", NEW."officer_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."representations_received_on", NEW."request_received_on", NEW."request_withdrawn_on", NEW."source", NEW."told_partners_on", NEW."version"); RETURN NULL;', hash='848a98fc1389c21608ce1d4eed6922d8fd631d02', operation='UPDATE', pgid='pgtrigger_update_update_6bba9', table='casework_case', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='case',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "casework_caseevent" ("acknowledged_on", "asked_by", "carer_id", "channel", "child_id", "consultation_replied_on", "consultation_sent_on", "consulted_family_on", "decided_not_to_assess_on", "decided_not_to_issue_on", "decided_to_assess_on", "decided_to_issue_on", "draft_served_on", "final_issued_on", "historical", "id", "in_youth_accommodation", "local_area_id", "moved_area_on", "moved_to", "number", "officer_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "representations_received_on", "request_received_on", "request_withdrawn_on", "source", "told_partners_on", "version") VALUES (OLD."acknowledged_on", OLD."asked_by", OLD."carer_id", OLD."channel", OLD."child_id", OLD."consultation_replied_on", OLD."consultation_sent_on", OLD."consulted_family_on", OLD."decided_not_to_assess_on", OLD."decided_not_to_issue_on", OLD."decided_to_assess_on", OLD."decided_to_issue_on", OLD."draft_served_on", OLD."final_issued_on", OLD."historical", OLD."id", OLD."in_youth_accommodation", OLD."local_area_id", OLD."moved_area_on", OLD."moved_to", OLD."number", OLD."officer_id", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."representations_received_on", OLD."request_received_on", OLD."request_withdrawn_on", OLD."source", OLD."told_partners_on", OLD."version"); RETURN NULL;', hash='88c7448e733a2f5d7b2a44f2b8c307683e434e73', operation='DELETE', pgid='pgtrigger_delete_delete_9d0e0', table='casework_case', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='allocationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e27c25f1951bdbb059ea4b3ce11752619e550050', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c24a4', table='casework_allocationevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='allocation',
            constraint=models.CheckConstraint(condition=models.Q(('since__isnull', True), ('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='allocation_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='allocation',
            constraint=models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('case',), name='allocation_once_at_a_time'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='allocation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "casework_allocationevent" ("case_id", "child_id", "handover_note", "id", "local_area_id", "officer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (NEW."case_id", NEW."child_id", NEW."handover_note", NEW."id", NEW."local_area_id", NEW."officer_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."since", NEW."until"); RETURN NULL;', hash='a6d32d00f79eb8672bb0263410aad3c3b31cc69d', operation='INSERT', pgid='pgtrigger_insert_insert_d8f02', table='casework_allocation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='allocation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "casework_allocationevent" ("case_id", "child_id", "handover_note", "id", "local_area_id", "officer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (NEW."case_id", NEW."child_id", NEW."handover_note", NEW."id", NEW."local_area_id", NEW."officer_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."since", NEW."until"); RETURN NULL;', hash='5171f19f2a0c0e8212037867c02b3e45d28fe2c2', operation='UPDATE', pgid='pgtrigger_update_update_6fc7f', table='casework_allocation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='allocation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "casework_allocationevent" ("case_id", "child_id", "handover_note", "id", "local_area_id", "officer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (OLD."case_id", OLD."child_id", OLD."handover_note", OLD."id", OLD."local_area_id", OLD."officer_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."since", OLD."until"); RETURN NULL;', hash='7cd32d8a3ce45363ba284fbf48a69cd7b16b1bfa', operation='DELETE', pgid='pgtrigger_delete_delete_e543a', table='casework_allocation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='advicerequestevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e0ea416203cc8f1d8c25c5a42cd15ca95e9ecc1b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4cb6f', table='casework_advicerequestevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='advicerequest',
            index=models.Index(condition=models.Q(('advice_received_on__isnull', True)), fields=['case'], name='advice_waited_for'),
        ),
        migrations.AddConstraint(
            model_name='advicerequest',
            constraint=models.CheckConstraint(condition=models.Q(('advice_requested_on__isnull', True), ('advice_received_on__isnull', True), ('advice_received_on__gte', models.F('advice_requested_on')), _connector='OR'), name='advice_after_it_was_asked'),
        ),
        migrations.AddConstraint(
            model_name='advicerequest',
            constraint=models.CheckConstraint(condition=models.Q(('advice_requested_on__isnull', True), ('chased_on__isnull', True), ('chased_on__gte', models.F('advice_requested_on')), _connector='OR'), name='chased_after_it_was_asked'),
        ),
        migrations.AddConstraint(
            model_name='advicerequest',
            constraint=models.CheckConstraint(condition=models.Q(('organisation__isnull', False), models.Q(('name', ''), _negated=True), _connector='OR'), name='advice_asked_of_somebody'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='advicerequest',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "casework_advicerequestevent" ("advice_received_on", "advice_requested_on", "case_id", "chased_on", "child_id", "id", "kind", "late_reason", "local_area_id", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."advice_received_on", NEW."advice_requested_on", NEW."case_id", NEW."chased_on", NEW."child_id", NEW."id", NEW."kind", NEW."late_reason", NEW."local_area_id", NEW."name", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."version"); RETURN NULL;', hash='15012cbf2fdbadf5563ab06bf419aee39338b017', operation='INSERT', pgid='pgtrigger_insert_insert_b7d86', table='casework_advicerequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='advicerequest',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "casework_advicerequestevent" ("advice_received_on", "advice_requested_on", "case_id", "chased_on", "child_id", "id", "kind", "late_reason", "local_area_id", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."advice_received_on", NEW."advice_requested_on", NEW."case_id", NEW."chased_on", NEW."child_id", NEW."id", NEW."kind", NEW."late_reason", NEW."local_area_id", NEW."name", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."version"); RETURN NULL;', hash='faa1d9126b165bbf6f3cbf0a9107b1bea5551023', operation='UPDATE', pgid='pgtrigger_update_update_b0be1', table='casework_advicerequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='advicerequest',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "casework_advicerequestevent" ("advice_received_on", "advice_requested_on", "case_id", "chased_on", "child_id", "id", "kind", "late_reason", "local_area_id", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (OLD."advice_received_on", OLD."advice_requested_on", OLD."case_id", OLD."chased_on", OLD."child_id", OLD."id", OLD."kind", OLD."late_reason", OLD."local_area_id", OLD."name", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."version"); RETURN NULL;', hash='fb7a2b142322e3b7445be7734f13938296766ba4', operation='DELETE', pgid='pgtrigger_delete_delete_5d973', table='casework_advicerequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='caseevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e62aeed980899ece2f7957affeda17bcdbd5a468', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0416e', table='casework_caseevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='caseexception',
            constraint=models.CheckConstraint(condition=models.Q(('since__isnull', True), ('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='case_exception_ends_after_it_begins'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='caseexception',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "casework_caseexceptionevent" ("case_id", "child_id", "code", "evidence", "head", "id", "local_area_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until", "version") VALUES (NEW."case_id", NEW."child_id", NEW."code", NEW."evidence", NEW."head", NEW."id", NEW."local_area_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."since", NEW."until", NEW."version"); RETURN NULL;', hash='4929111c0fd0dc097a7923b7631210a20e0dcc23', operation='INSERT', pgid='pgtrigger_insert_insert_caaaa', table='casework_caseexception', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='caseexception',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "casework_caseexceptionevent" ("case_id", "child_id", "code", "evidence", "head", "id", "local_area_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until", "version") VALUES (NEW."case_id", NEW."child_id", NEW."code", NEW."evidence", NEW."head", NEW."id", NEW."local_area_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."since", NEW."until", NEW."version"); RETURN NULL;', hash='54a0c9a0b90be2dab4479af1cc6d35e64447d318', operation='UPDATE', pgid='pgtrigger_update_update_23217', table='casework_caseexception', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='caseexception',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "casework_caseexceptionevent" ("case_id", "child_id", "code", "evidence", "head", "id", "local_area_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until", "version") VALUES (OLD."case_id", OLD."child_id", OLD."code", OLD."evidence", OLD."head", OLD."id", OLD."local_area_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."since", OLD."until", OLD."version"); RETURN NULL;', hash='dfecfddde6524da7af905f1aff490d4a73906097', operation='DELETE', pgid='pgtrigger_delete_delete_25cbf', table='casework_caseexception', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='caseexceptionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6bd8a0310acd1938d64ef60ac193fc8b0681e78f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ef687', table='casework_caseexceptionevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(fields=('case', 'outcome'), name='decision_once'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('decided_on__isnull', True), ('told_on__isnull', True), ('told_on__gte', models.F('decided_on')), _connector='OR'), name='decision_told_after_made'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "casework_decisionevent" ("case_id", "child_id", "decided_by_id", "decided_on", "id", "legal_test", "local_area_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "told_on") VALUES (NEW."case_id", NEW."child_id", NEW."decided_by_id", NEW."decided_on", NEW."id", NEW."legal_test", NEW."local_area_id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reasons", NEW."told_on"); RETURN NULL;', hash='c3dd0067e4e6661268d97847e41035ba13242e66', operation='INSERT', pgid='pgtrigger_insert_insert_a3337', table='casework_decision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "casework_decisionevent" ("case_id", "child_id", "decided_by_id", "decided_on", "id", "legal_test", "local_area_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "told_on") VALUES (NEW."case_id", NEW."child_id", NEW."decided_by_id", NEW."decided_on", NEW."id", NEW."legal_test", NEW."local_area_id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reasons", NEW."told_on"); RETURN NULL;', hash='9ff7e6a0a5530bbe8e04a42d898569fc41c78ac2', operation='UPDATE', pgid='pgtrigger_update_update_a9978', table='casework_decision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "casework_decisionevent" ("case_id", "child_id", "decided_by_id", "decided_on", "id", "legal_test", "local_area_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reasons", "told_on") VALUES (OLD."case_id", OLD."child_id", OLD."decided_by_id", OLD."decided_on", OLD."id", OLD."legal_test", OLD."local_area_id", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reasons", OLD."told_on"); RETURN NULL;', hash='d643eca5efcb1789966b4fdedc1e1b4a8a963385', operation='DELETE', pgid='pgtrigger_delete_delete_2073a', table='casework_decision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decisionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b104640278e12b96229c73ce4aaacac94c79b31c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b1a0f', table='casework_decisionevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='dispute',
            constraint=models.UniqueConstraint(fields=('case', 'about'), name='dispute_once_for_a_decision'),
        ),
        migrations.AddConstraint(
            model_name='dispute',
            constraint=models.CheckConstraint(condition=models.Q(('order_kind', ''), ('mediation_agreed_on__isnull', False), _connector='OR'), name='dispute_agreed_on_something'),
        ),
        migrations.AddConstraint(
            model_name='dispute',
            constraint=models.CheckConstraint(condition=models.Q(('decision_notice_sent_on__isnull', True), ('mediation_requested_on__isnull', True), ('mediation_requested_on__gte', models.F('decision_notice_sent_on')), _connector='OR'), name='mediation_requested_on_in_order'),
        ),
        migrations.AddConstraint(
            model_name='dispute',
            constraint=models.CheckConstraint(condition=models.Q(('decision_notice_sent_on__isnull', True), ('mediation_not_wanted_on__isnull', True), ('mediation_not_wanted_on__gte', models.F('decision_notice_sent_on')), _connector='OR'), name='mediation_not_wanted_on_in_order'),
        ),
        migrations.AddConstraint(
            model_name='dispute',
            constraint=models.CheckConstraint(condition=models.Q(('decision_notice_sent_on__isnull', True), ('mediation_held_on__isnull', True), ('mediation_held_on__gte', models.F('decision_notice_sent_on')), _connector='OR'), name='mediation_held_on_in_order'),
        ),
        migrations.AddConstraint(
            model_name='dispute',
            constraint=models.CheckConstraint(condition=models.Q(('decision_notice_sent_on__isnull', True), ('mediation_certificate_issued_on__isnull', True), ('mediation_certificate_issued_on__gte', models.F('decision_notice_sent_on')), _connector='OR'), name='mediation_certificate_issued_on_in_order'),
        ),
        migrations.AddConstraint(
            model_name='dispute',
            constraint=models.CheckConstraint(condition=models.Q(('decision_notice_sent_on__isnull', True), ('mediation_agreed_on__isnull', True), ('mediation_agreed_on__gte', models.F('decision_notice_sent_on')), _connector='OR'), name='mediation_agreed_on_in_order'),
        ),
        migrations.AddConstraint(
            model_name='dispute',
            constraint=models.CheckConstraint(condition=models.Q(('decision_notice_sent_on__isnull', True), ('appeal_lodged_on__isnull', True), ('appeal_lodged_on__gte', models.F('decision_notice_sent_on')), _connector='OR'), name='appeal_lodged_on_in_order'),
        ),
        migrations.AddConstraint(
            model_name='dispute',
            constraint=models.CheckConstraint(condition=models.Q(('decision_notice_sent_on__isnull', True), ('appeal_sent_to_council_on__isnull', True), ('appeal_sent_to_council_on__gte', models.F('decision_notice_sent_on')), _connector='OR'), name='appeal_sent_to_council_on_in_order'),
        ),
        migrations.AddConstraint(
            model_name='dispute',
            constraint=models.CheckConstraint(condition=models.Q(('decision_notice_sent_on__isnull', True), ('appeal_response_sent_on__isnull', True), ('appeal_response_sent_on__gte', models.F('decision_notice_sent_on')), _connector='OR'), name='appeal_response_sent_on_in_order'),
        ),
        migrations.AddConstraint(
            model_name='dispute',
            constraint=models.CheckConstraint(condition=models.Q(('decision_notice_sent_on__isnull', True), ('appeal_ended_on__isnull', True), ('appeal_ended_on__gte', models.F('decision_notice_sent_on')), _connector='OR'), name='appeal_ended_on_in_order'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dispute',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "casework_disputeevent" ("about", "appeal_ended_on", "appeal_lodged_on", "appeal_response_sent_on", "appeal_sent_to_council_on", "case_id", "child_id", "decision_notice_sent_on", "id", "local_area_id", "mediation_agreed_on", "mediation_certificate_issued_on", "mediation_held_on", "mediation_not_wanted_on", "mediation_requested_on", "order_kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."about", NEW."appeal_ended_on", NEW."appeal_lodged_on", NEW."appeal_response_sent_on", NEW."appeal_sent_to_council_on", NEW."case_id", NEW."child_id", NEW."decision_notice_sent_on", NEW."id", NEW."local_area_id", NEW."mediation_agreed_on", NEW."mediation_certificate_issued_on", NEW."mediation_held_on", NEW."mediation_not_wanted_on", NEW."mediation_requested_on", NEW."order_kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."version"); RETURN NULL;', hash='d1d1c4fe20c7ea7dd60f60fe59c1458e0ade7bc0', operation='INSERT', pgid='pgtrigger_insert_insert_648fc', table='casework_dispute', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dispute',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "casework_disputeevent" ("about", "appeal_ended_on", "appeal_lodged_on", "appeal_response_sent_on", "appeal_sent_to_council_on", "case_id", "child_id", "decision_notice_sent_on", "id", "local_area_id", "mediation_agreed_on", "mediation_certificate_issued_on", "mediation_held_on", "mediation_not_wanted_on", "mediation_requested_on", "order_kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."about", NEW."appeal_ended_on", NEW."appeal_lodged_on", NEW."appeal_response_sent_on", NEW."appeal_sent_to_council_on", NEW."case_id", NEW."child_id", NEW."decision_notice_sent_on", NEW."id", NEW."local_area_id", NEW."mediation_agreed_on", NEW."mediation_certificate_issued_on", NEW."mediation_held_on", NEW."mediation_not_wanted_on", NEW."mediation_requested_on", NEW."order_kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."version"); RETURN NULL;', hash='9eee11e73c55e8e2da52265b141d440babf6cef7', operation='UPDATE', pgid='pgtrigger_update_update_ad996', table='casework_dispute', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dispute',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "casework_disputeevent" ("about", "appeal_ended_on", "appeal_lodged_on", "appeal_response_sent_on", "appeal_sent_to_council_on", "case_id", "child_id", "decision_notice_sent_on", "id", "local_area_id", "mediation_agreed_on", "mediation_certificate_issued_on", "mediation_held_on", "mediation_not_wanted_on", "mediation_requested_on", "order_kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (OLD."about", OLD."appeal_ended_on", OLD."appeal_lodged_on", OLD."appeal_response_sent_on", OLD."appeal_sent_to_council_on", OLD."case_id", OLD."child_id", OLD."decision_notice_sent_on", OLD."id", OLD."local_area_id", OLD."mediation_agreed_on", OLD."mediation_certificate_issued_on", OLD."mediation_held_on", OLD."mediation_not_wanted_on", OLD."mediation_requested_on", OLD."order_kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."version"); RETURN NULL;', hash='cd872cfd854c8a5b615670c220fea631f2ba41f6', operation='DELETE', pgid='pgtrigger_delete_delete_1f364', table='casework_dispute', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='disputeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='367508453f83aa5b67af031db15474959134a671', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ecb10', table='casework_disputeevent', when='BEFORE')),
        ),
    ]
