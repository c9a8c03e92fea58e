import { Button } from '@mantine/core';
import { changeStaff, type listStaff } from '@laadpoort/contract/accounts/staff';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { toast } from '#ui/feedback/toast.ts';
import { RoleDialog } from '#ui/forms/role-dialog.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';

type Employee = EndpointResult<typeof listStaff>['staff'][number];

export const StaffTable = ({ staff }: { staff: readonly Employee[] | undefined }) => {
  const { t } = useTranslation('staff');
  const [changing, setChanging] = useState<Employee | null>(null);
  return (
    <>
      <DataTable
        caption={t('caption')}
        rows={staff}
        rowKey={({ userId }) => userId}
        columns={[
          { id: 'name', header: t('columns.name'), cell: ({ name }) => name, sortValue: ({ name }) => name },
          { id: 'role', header: t('columns.role'), cell: ({ role }) => t(`role.${role}`) },
          { id: 'email', header: t('columns.email'), cell: ({ email }) => email },
          {
            id: 'action',
            header: t('columns.action'),
            hiddenHeader: true,
            cell: (employee) => (
              <Button
                size="xs"
                variant="default"
                aria-label={t('change.openOf', { name: employee.name })}
                onClick={() => setChanging(employee)}
              >
                {t('change.open')}
              </Button>
            ),
          },
        ]}
      />
      {changing && <ChangeRole employee={changing} onClose={() => setChanging(null)} />}
    </>
  );
};

const ChangeRole = ({
  employee: { userId, name, role },
  onClose,
}: {
  employee: Employee;
  onClose: () => void;
}) => {
  const { t } = useTranslation('staff');
  const change = useApiMutation(changeStaff);
  return (
    <RoleDialog
      title={t('change.title', { name })}
      schema={changeStaff.body.loose()}
      roles={(['support', 'admin', 'user'] as const).map((value) => ({ value, label: t(`role.${value}`) }))}
      initialRole={role}
      confirm={t('change.confirm')}
      onConfirm={async (values) => {
        await change.mutateAsync({ params: { userId }, body: { role: values.role as Employee['role'] } });
        toast(t('change.changed'));
        onClose();
      }}
      onClose={onClose}
    />
  );
};
