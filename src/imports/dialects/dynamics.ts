import type { Dialect } from './dialect';

/**
 * Dynamics 365: views exported to Excel or CSV. Names of columns are display names; the first hidden column holds the
 * row's id, and columns that point to other rows hold their names. Won is a status, not a stage.
 */
export const dynamics: Dialect = {
  source: 'dynamics',
  label: 'Dynamics 365',
  id: (text) => text.replace(/^\{(.*)\}$/, '$1').toLowerCase(),
  files: [
    {
      holds: 'deals',
      telling: [
        '(Do Not Modify) Opportunity',
        'Actual Close Date',
        'Actual Revenue',
        'Est. Close Date',
        'Est. Revenue',
        'Potential Customer',
      ],
      columns: {
        deal: ['(Do Not Modify) Opportunity', 'Opportunity', 'opportunityid'],
        dealName: ['Topic', 'Opportunity Name', 'Name'],
        accountName: ['Account', 'Potential Customer', 'Account Name', 'Customer', 'Parent Account'],
        repName: ['Owner', 'Owning User'],
        date: ['Actual Close Date', 'actualclosedate'],
        amount: ['Actual Revenue', 'Actual Revenue (Base)', 'actualvalue', 'Total Amount'],
        expectedDate: ['Est. Close Date', 'Est. Close Date (Opportunity)', 'estimatedclosedate'],
        expectedAmount: ['Est. Revenue', 'Est. Revenue (Base)', 'estimatedvalue'],
        category: ['Product', 'Product Family', 'Product Category', 'Category'],
        margin: ['Margin', 'Gross Margin'],
        currency: ['Currency'],
        stage: ['Status', 'statecode'],
        created: ['Created On', 'createdon'],
        lastActivity: ['Last Activity', 'Last Interaction Date', 'Modified On', '(Do Not Modify) Modified On'],
        dealType: ['Opportunity Type', 'Purchase Process', 'Type'],
        term: ['Contract Term', 'Term'],
        termStart: ['Contract Start Date', 'Start Date'],
      },
    },
    {
      holds: 'accounts',
      telling: [
        '(Do Not Modify) Account',
        'Address 1: State/Province',
        'Address 1: Country/Region',
        'Address 1: City',
        'Relationship Type',
      ],
      columns: {
        account: ['(Do Not Modify) Account', 'accountid'],
        name: ['Account Name', 'Name'],
        ownerName: ['Owner', 'Owning User'],
        region: ['Region', 'Territory', 'Address 1: State/Province', 'Address 1: Country/Region', 'Address 1: City'],
        segment: ['Segment', 'Category', 'Classification', 'Relationship Type'],
        industry: ['Industry', 'Industry Code'],
        potential: ['Annual Potential', 'Potential'],
        parentName: ['Parent Account'],
      },
    },
    {
      holds: 'reps',
      telling: ['(Do Not Modify) User', 'Business Unit', 'Primary Email', 'Title'],
      needs: [['managerName', 'email', 'region'], ['name']],
      columns: {
        rep: ['(Do Not Modify) User', 'systemuserid'],
        name: ['Full Name', 'User Full Name'],
        firstName: ['First Name'],
        lastName: ['Last Name'],
        email: ['Primary Email', 'Email'],
        managerName: ['Manager'],
        region: ['Territory', 'Region', 'Business Unit', 'Site'],
        active: ['Active'],
      },
    },
  ],
};
