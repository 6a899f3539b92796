import { textOf } from './castSite';
import { openRotationSite, type RotationSite } from './rotationSite';

let site: RotationSite;
beforeAll(async () => {
  site = await openRotationSite();
});
afterAll(() => site.close());

test('a rotation with a plan says, before any swap, which effect could be told at all', async () => {
  const admin = await site.as('admin');
  const rotation = await site.rotation(admin);
  expect(textOf((await admin.get(rotation)).text)).not.toContain('could be told');
  await site.plan(admin, rotation);
  const said = textOf((await admin.get(rotation)).text);
  expect(said).toMatch(
    /After a year an effect of at least \$[\d.]+K? a quarter could be told from chance, [\d.]+% of what the accounts brought before/,
  );
  expect(said).toMatch(
    /What the plan expects of \$[\d.]+K? a quarter (is too little|can be found)|To find what the plan expects of/,
  );
  expect(said).not.toMatch(/NaN|Infinity|undefined/);
});
