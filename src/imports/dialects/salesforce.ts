import type { Dialect } from './dialect';

const ID_15_OR_18 = /^[a-zA-Z0-9]{15}[A-Z0-5]{3}$/;

const region = [
  'Region',
  'Sales Region',
  'Billing State/Province',
  'BillingState',
  'BillingStateCode',
  'BillingCountry',
  'Billing Country',
  'BillingCountryCode',
];
const segment = ['Segment', 'Customer Segment', 'Account Segment', 'Tier', 'Account Tier', 'Rating', 'Type'];

/**
 * Salesforce: objects as Data Export, Data Loader and the Bulk API write them (API names, in any case) and reports
 * (labels). Reports write ids of 15 characters, the API 18: three more that only guard against a change of case.
 */
export const salesforce: Dialect = {
  source: 'salesforce',
  label: 'Salesforce',
  id: (text) => (ID_15_OR_18.test(text) ? text.slice(0, 15) : text),
  files: [
    {
      holds: 'deals',
      telling: [
        'StageName',
        'IsWon',
        'CloseDate',
        'ForecastCategory',
        'Opportunity Name',
        'Opportunity Owner',
        'Opportunity ID',
        'Fiscal Period',
        'IsClosed',
      ],
      needs: [['stage', 'won']],
      columns: {
        deal: ['Opportunity ID', 'Id'],
        dealName: ['Opportunity Name', 'Name'],
        account: ['AccountId', 'Account ID', 'Account: Account ID'],
        accountName: ['Account Name', 'Account.Name', 'Account: Account Name'],
        rep: ['OwnerId', 'Owner ID', 'Opportunity Owner ID', 'Opportunity Owner: User ID'],
        repName: [
          'Opportunity Owner',
          'Owner.Name',
          'Owner Full Name',
          'Opportunity Owner: Full Name',
          'Owner',
          'Owner Name',
        ],
        date: ['CloseDate', 'Close Date'],
        amount: ['Amount (converted)', 'Amount'],
        category: [
          'Product Name',
          'Product Family',
          'Product: Product Name',
          'Product2.Name',
          'Product2.Family',
          'Product',
          'Category',
        ],
        margin: ['Margin', 'Gross Margin', 'Margin Amount'],
        currency: [
          'CurrencyIsoCode',
          'Amount (converted) Currency',
          'Amount Currency',
          'Opportunity Currency',
          'Currency',
        ],
        stage: ['StageName', 'Stage'],
        won: ['IsWon', 'Won'],
        closed: ['IsClosed', 'Closed'],
        deleted: ['IsDeleted', 'Deleted'],
        created: ['CreatedDate', 'Created Date'],
        lastActivity: ['LastActivityDate', 'Last Activity', 'Last Activity Date'],
        dealType: ['Type', 'Opportunity Type'],
        term: ['Contract Term', 'Contract Term (months)', 'Term', 'Term Months', 'Subscription Term'],
        termStart: ['Contract Start Date', 'Start Date'],
        industry: ['Industry', 'Account: Industry'],
      },
    },
    {
      holds: 'ownerHistory',
      telling: ['OldValue', 'Old Value'],
      columns: {
        account: ['AccountId', 'Account ID'],
        what: ['Field', 'Field / Event'],
        before: ['OldValue', 'Old Value'],
        after: ['NewValue', 'New Value'],
        at: ['CreatedDate', 'Created Date', 'Edit Date'],
      },
    },
    {
      holds: 'reps',
      telling: ['Username', 'UserRoleId', 'ProfileId', 'IsActive', 'ManagerId', 'UserType', 'Role: Name'],
      columns: {
        rep: ['User ID', 'Id'],
        name: ['Full Name', 'Name'],
        firstName: ['FirstName', 'First Name'],
        lastName: ['LastName', 'Last Name'],
        email: ['Email', 'E-mail'],
        manager: ['ManagerId', 'Manager ID'],
        managerName: ['Manager', 'Manager.Name', 'Manager: Full Name'],
        region: ['Region', 'Sales Region', 'Department', 'Division', 'State', 'Country'],
        hired: ['Hire Date', 'Start Date'],
        left: ['End Date', 'Termination Date'],
        active: ['IsActive', 'Active'],
        changed: ['LastModifiedDate', 'Last Modified Date'],
      },
    },
    {
      holds: 'accounts',
      telling: [
        'OwnerId',
        'Account Owner',
        'BillingState',
        'BillingStreet',
        'BillingCountry',
        'Billing State/Province',
        'Billing Country',
        'MasterRecordId',
        'ParentId',
        'Account Site',
      ],
      columns: {
        account: ['Account ID', 'Id'],
        name: ['Account Name', 'Name'],
        owner: ['OwnerId', 'Owner ID', 'Account Owner ID'],
        ownerName: ['Account Owner', 'Owner.Name', 'Account Owner: Full Name', 'Owner Full Name', 'Owner'],
        region,
        segment,
        industry: ['Industry'],
        potential: ['Annual Potential', 'Potential', 'Revenue Potential', 'Estimated Spend'],
        parent: ['ParentId', 'Parent Account ID'],
        parentName: ['Parent Account', 'Parent.Name', 'Parent Account: Account Name'],
        deleted: ['IsDeleted', 'Deleted'],
      },
    },
  ],
};
