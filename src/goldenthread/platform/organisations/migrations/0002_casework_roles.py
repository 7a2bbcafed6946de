# Written by Django from the models.

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='post',
            name='role',
            field=models.CharField(blank=True, choices=[('administrator', 'Administrator'), ('programme_manager', 'Programme manager'), ('workstream_lead', 'Workstream lead'), ('parent_carer_lead', 'Parent-carer vice lead'), ('accountable_officer', 'Accountable officer'), ('board_member', 'Board member'), ('case_officer', 'SEND case officer'), ('case_manager', 'SEND case manager'), ('service_member', 'Advice-giving service'), ('setting_member', 'School or college')], max_length=30),
        ),
    ]
