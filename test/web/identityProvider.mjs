// A real OpenID Connect provider for tests, in a process of its own: `node identityProvider.mjs REDIRECT_URI`. Writes its
// address when it is ready and ends with the process that started it. Whoever signs in is called what they type.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const server = createServer((req, res) => handler(req, res));
let handler = (_req, res) => res.writeHead(503).end();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'planner',
        client_secret: 'planner-secret',
        redirect_uris: [process.argv[2]],
        post_logout_redirect_uris: [new URL('/sign-in', process.argv[2]).href],
      },
    ],
    claims: { email: ['email', 'email_verified', 'upn'] },
    cookies: { keys: ['a key for tests'] },
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: id, email_verified: !id.startsWith('unverified'), upn: id }),
    }),
  });
  handler = provider.callback();
  process.stdout.write(`${issuer}\n`);
});
process.stdin.on('end', () => process.exit()).resume();
