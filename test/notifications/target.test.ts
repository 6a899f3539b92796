import { isPublicAddress, targetProblem } from '../../src/notifications/webhooks/target';

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.255.255',
  '192.168.0.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  'fe80::1',
  'fd00::1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:db8::1',
  'ff02::1',
  'example.com',
  '',
])('%s is not reached from outside', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::1'])('%s is', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  ['http://hooks.example.com/x', 'https only'],
  ['ftp://hooks.example.com/x', 'https only'],
  ['http://127.0.0.1:4000/x', 'https only'],
  ['https://127.0.0.1/x', 'own network'],
  ['https://localhost/x', 'own network'],
  ['https://2130706433/x', 'own network'],
  ['https://0x7f.1/x', 'own network'],
  ['https://[::1]/x', 'own network'],
  ['https://[::ffff:7f00:1]/x', 'own network'],
  ['https://169.254.169.254/latest', 'own network'],
  ['https://user:secret@hooks.example.com/', 'neither name nor password'],
  ['https://hooks.example.com/#x', 'before the #'],
  ['not an address', 'no address'],
])('%s is refused', (url, because) => {
  expect(targetProblem(url, false)).toContain(because);
});

test('a name outside is taken; plain http only to this machine and where the configuration says so', () => {
  expect(targetProblem('https://hooks.example.com/rotation?key=1', false)).toBeNull();
  expect(targetProblem('http://localhost:4000/hook', true)).toBeNull();
  expect(targetProblem('http://10.0.0.5/hook', true)).toContain('https only');
  expect(targetProblem('https://10.0.0.5/hook', true)).toBeNull();
});
