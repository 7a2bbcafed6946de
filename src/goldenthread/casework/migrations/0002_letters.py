# Written by Django from the models.

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0001_initial'),
        ('children', '0001_initial'),
        ('notifications', '0002_about_children'),
        ('organisations', '0003_contacts'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('template', models.CharField(max_length=100)),
                ('to_name', models.CharField(max_length=160)),
                ('subject', models.CharField(max_length=200)),
                ('body', models.TextField()),
                ('changed', models.CharField(blank=True, max_length=300)),
                ('made_on', models.DateField()),
                ('how', models.CharField(blank=True, choices=[('letter', 'By letter'), ('telephone', 'By telephone'), ('in_person', 'In person'), ('other', 'Another way')], max_length=10)),
                ('told_on', models.DateField(blank=True, null=True)),
                ('note', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ['-made_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='LetterEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('template', models.CharField(max_length=100)),
                ('to_name', models.CharField(max_length=160)),
                ('subject', models.CharField(max_length=200)),
                ('body', models.TextField()),
                ('changed', models.CharField(blank=True, max_length=300)),
                ('made_on', models.DateField()),
                ('how', models.CharField(blank=True, choices=[('letter', 'By letter'), ('telephone', 'By telephone'), ('in_person', 'In person'), ('other', 'Another way')], max_length=10)),
                ('told_on', models.DateField(blank=True, null=True)),
                ('note', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='case',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='case',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='case',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='case',
            name='asked_email',
            field=models.EmailField(blank=True, max_length=254),
        ),
        migrations.AddField(
            model_name='caseevent',
            name='asked_email',
            field=models.EmailField(blank=True, max_length=254),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='case',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "casework_caseevent" ("acknowledged_on", "asked_by", "asked_email", "carer_id", "channel", "child_id", "consultation_replied_on", "consultation_sent_on", "consulted_family_on", "decided_not_to_assess_on", "decided_not_to_issue_on", "decided_to_assess_on", "decided_to_issue_on", "draft_served_on", "final_issued_on", "historical", "id", "in_youth_accommodation", "local_area_id", "moved_area_on", "moved_to", "number", "officer_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "representations_received_on", "request_received_on", "request_withdrawn_on", "source", "told_partners_on", "version") VALUES (NEW."acknowledged_on", NEW."asked_by", NEW."asked_email", NEW."carer_id", NEW."channel", NEW."child_id", NEW."consultation_replied_on", NEW."consultation_sent_on", NEW."consulted_family_on", NEW."decided_not_to_assess_on", NEW."decided_not_to_issue_on", NEW."decided_to_assess_on", NEW."decided_to_issue_on", NEW."draft_served_on", NEW."final_issued_on", NEW."historical", NEW."id", NEW."in_youth_accommodation", NEW."local_area_id", NEW."moved_area_on", NEW."moved_to", NEW."number", NEW."officer_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."representations_received_on", NEW."request_received_on", NEW."request_withdrawn_on", NEW."source", NEW."told_partners_on", NEW."version"); RETURN NULL;', hash='b77ec49b1f65d0a1aafe50428e8f72e7c177b208', operation='INSERT', pgid='pgtrigger_insert_insert_825cb', table='casework_case', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='case',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "casework_caseevent" ("acknowledged_on", "asked_by", "asked_email", "carer_id", "channel", "child_id", "consultation_replied_on", "consultation_sent_on", "consulted_family_on", "decided_not_to_assess_on", "decided_not_to_issue_on", "decided_to_assess_on", "decided_to_issue_on", "draft_served_on", "final_issued_on", "historical", "id", "in_youth_accommodation", "local_area_id", "moved_area_on", "moved_to", "number", "officer_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "representations_received_on", "request_received_on", "request_withdrawn_on", "source", "told_partners_on", "version") VALUES (NEW."acknowledged_on", NEW."asked_by", NEW."asked_email", NEW."carer_id", NEW."channel", NEW."child_id", NEW."consultation_replied_on", NEW."consultation_sent_on", NEW."consulted_family_on", NEW."decided_not_to_assess_on", NEW."decided_not_to_issue_on", NEW."decided_to_assess_on", NEW."decided_to_issue_on", NEW."draft_served_on", NEW."final_issued_on", NEW."historical", NEW."id", NEW."in_youth_accommodation", NEW."local_area_id", NEW."moved_area_on", NEW."moved_to", NEW."number", NEW."officer_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."representations_received_on", NEW."request_received_on", NEW."request_withdrawn_on", NEW."source", NEW."told_partners_on", NEW."version"); RETURN NULL;', hash='15c6606d0de56d579073f961a3859409a3dcdb83', operation='UPDATE', pgid='pgtrigger_update_update_6bba9', table='casework_case', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='case',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "casework_caseevent" ("acknowledged_on", "asked_by", "asked_email", "carer_id", "channel", "child_id", "consultation_replied_on", "consultation_sent_on", "consulted_family_on", "decided_not_to_assess_on", "decided_not_to_issue_on", "decided_to_assess_on", "decided_to_issue_on", "draft_served_on", "final_issued_on", "historical", "id", "in_youth_accommodation", "local_area_id", "moved_area_on", "moved_to", "number", "officer_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "representations_received_on", "request_received_on", "request_withdrawn_on", "source", "told_partners_on", "version") VALUES (OLD."acknowledged_on", OLD."asked_by", OLD."asked_email", OLD."carer_id", OLD."channel", OLD."child_id", OLD."consultation_replied_on", OLD."consultation_sent_on", OLD."consulted_family_on", OLD."decided_not_to_assess_on", OLD."decided_not_to_issue_on", OLD."decided_to_assess_on", OLD."decided_to_issue_on", OLD."draft_served_on", OLD."final_issued_on", OLD."historical", OLD."id", OLD."in_youth_accommodation", OLD."local_area_id", OLD."moved_area_on", OLD."moved_to", OLD."number", OLD."officer_id", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."representations_received_on", OLD."request_received_on", OLD."request_withdrawn_on", OLD."source", OLD."told_partners_on", OLD."version"); RETURN NULL;', hash='68e45a54b1f1163a54848e531065b877a3763268', operation='DELETE', pgid='pgtrigger_delete_delete_9d0e0', table='casework_case', when='AFTER')),
        ),
        migrations.AddField(
            model_name='letter',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='casework.case'),
        ),
        migrations.AddField(
            model_name='letter',
            name='child',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='children.child'),
        ),
        migrations.AddField(
            model_name='letter',
            name='local_area',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='organisations.localarea'),
        ),
        migrations.AddField(
            model_name='letter',
            name='message',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letter', to='notifications.message'),
        ),
        migrations.AddField(
            model_name='letter',
            name='told_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.person'),
        ),
        migrations.AddField(
            model_name='letterevent',
            name='case',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='casework.case'),
        ),
        migrations.AddField(
            model_name='letterevent',
            name='child',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='children.child'),
        ),
        migrations.AddField(
            model_name='letterevent',
            name='local_area',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.localarea'),
        ),
        migrations.AddField(
            model_name='letterevent',
            name='message',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='notifications.message'),
        ),
        migrations.AddField(
            model_name='letterevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='letterevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='casework.letter'),
        ),
        migrations.AddField(
            model_name='letterevent',
            name='told_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisations.person'),
        ),
        migrations.AddIndex(
            model_name='letter',
            index=models.Index(condition=models.Q(('told_on__isnull', True)), fields=['case'], name='letter_waiting'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('how', ''), ('told_by__isnull', True), ('told_on__isnull', True)), models.Q(('told_by__isnull', False), ('told_on__isnull', False), models.Q(('how', ''), _negated=True)), _connector='OR'), name='letter_told_by_somebody_somehow'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.CheckConstraint(condition=models.Q(('message__isnull', True), ('told_on__isnull', False), _connector='OR'), name='letter_after_a_failed_message_is_told'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='letter',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "casework_letterevent" ("body", "case_id", "changed", "child_id", "how", "id", "local_area_id", "made_on", "message_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject", "template", "to_name", "told_by_id", "told_on") VALUES (NEW."body", NEW."case_id", NEW."changed", NEW."child_id", NEW."how", NEW."id", NEW."local_area_id", NEW."made_on", NEW."message_id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."subject", NEW."template", NEW."to_name", NEW."told_by_id", NEW."told_on"); RETURN NULL;', hash='a2fbfaab3b53f4c0b16b791f769f5884fa46a837', operation='INSERT', pgid='pgtrigger_insert_insert_695bb', table='casework_letter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='letter',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "casework_letterevent" ("body", "case_id", "changed", "child_id", "how", "id", "local_area_id", "made_on", "message_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject", "template", "to_name", "told_by_id", "told_on") VALUES (NEW."body", NEW."case_id", NEW."changed", NEW."child_id", NEW."how", NEW."id", NEW."local_area_id", NEW."made_on", NEW."message_id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."subject", NEW."template", NEW."to_name", NEW."told_by_id", NEW."told_on"); RETURN NULL;', hash='22fb0006621671f523bbc8f41a7aa78fe284b4fe', operation='UPDATE', pgid='pgtrigger_update_update_45ae7', table='casework_letter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='letter',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "casework_letterevent" ("body", "case_id", "changed", "child_id", "how", "id", "local_area_id", "made_on", "message_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject", "template", "to_name", "told_by_id", "told_on") VALUES (OLD."body", OLD."case_id", OLD."changed", OLD."child_id", OLD."how", OLD."id", OLD."local_area_id", OLD."made_on", OLD."message_id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."subject", OLD."template", OLD."to_name", OLD."told_by_id", OLD."told_on"); RETURN NULL;', hash='467a27b0ae60258ab0a6caa6b434bcfea50ca37e', operation='DELETE', pgid='pgtrigger_delete_delete_d75b9', table='casework_letter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='letterevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='975446f637373e18870553da156ef89053598ace', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_960b2', table='casework_letterevent', when='BEFORE')),
        ),
    ]
