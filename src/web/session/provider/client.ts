import * as oidc from 'openid-client';
import { isThisMachine, type ProviderConfig } from '../../../config/outside';

/** What is kept in the browser between leaving for the provider and coming back. */
export interface Journey {
  state: string;
  nonce: string;
  verifier: string;
  /** Where to go in the end, a path of this product. */
  next: string;
  /** They were to prove anew who they are. */
  again: boolean;
}

/** Who came back: the address that the provider vouches for; null when it vouches for none. */
export interface Arrival {
  email: string | null;
  /** When they proved to the provider who they are, UTC; null when it does not say. */
  confirmedAt: string | null;
}

/** Seconds since the proof that somebody is asked for anew. */
const ANEW_WITHIN = 300;

/** Talks to an OpenID Connect provider; what the provider says about itself is asked once, at the first sign-in. */
export class ProviderClient {
  readonly #config: ProviderConfig;
  readonly #redirectUri: string;
  readonly #signInUrl: string;
  #known: Promise<oidc.Configuration> | null = null;

  constructor(config: ProviderConfig, publicUrl: string) {
    this.#config = config;
    this.#signInUrl = `${publicUrl}/sign-in`;
    this.#redirectUri = `${publicUrl}/sign-in/provider/callback`;
  }

  /**
   * Address at the provider where somebody signs in, and what has to be known when they come back.
   * @param again the provider is to ask them anew, also when they are signed in there
   */
  async depart(next: string, again: boolean): Promise<{ url: string; journey: Journey }> {
    const journey = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
      next,
      again,
    };
    const url = oidc.buildAuthorizationUrl(await this.#provider(), {
      redirect_uri: this.#redirectUri,
      scope: this.#config.emailClaim === 'email' ? 'openid email' : 'openid email profile',
      state: journey.state,
      nonce: journey.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(journey.verifier),
      code_challenge_method: 'S256',
      ...(again ? { prompt: 'login', max_age: String(ANEW_WITHIN) } : {}),
    });
    return { url: url.href, journey };
  }

  /**
   * Exchanges what the provider sent along for who signed in: signature, issuer, audience, expiry, state, nonce and PKCE
   * are checked by openid-client. Rejects when anything does not fit.
   * @param query of the address at which the browser came back, with its question mark
   */
  async arrive(query: string, { state, nonce, verifier, again }: Journey): Promise<Arrival> {
    const provider = await this.#provider();
    const tokens = await oidc.authorizationCodeGrant(provider, new URL(this.#redirectUri + query), {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
      ...(again ? { maxAge: ANEW_WITHIN } : {}),
    });
    const claims = tokens.claims();
    if (!claims) return { email: null, confirmedAt: null };
    const confirmedAt = claims.auth_time === undefined ? null : new Date(claims.auth_time * 1000).toISOString();
    const { emailClaim } = this.#config;
    const told =
      claims[emailClaim] === undefined ? await oidc.fetchUserInfo(provider, tokens.access_token, claims.sub) : claims;
    // Only an address that the provider has verified says who somebody is, or one that the configuration relies on.
    const vouched = emailClaim !== 'email' || told.email_verified === true;
    const email = told[emailClaim];
    return { email: vouched && typeof email === 'string' ? email : null, confirmedAt };
  }

  /** Address at the provider where a session ends there too and the browser comes back; null when it offers none. */
  async leave(): Promise<string | null> {
    const provider = await this.#provider();
    if (provider.serverMetadata().end_session_endpoint === undefined) return null;
    return oidc.buildEndSessionUrl(provider, { post_logout_redirect_uri: this.#signInUrl }).href;
  }

  #provider(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.#config;
    // TLS alone would let pass what somebody between us and the provider wrote, such as a proxy that opens connections.
    const execute = [oidc.enableNonRepudiationChecks];
    if (isThisMachine(issuer) && issuer.startsWith('http:')) execute.push(oidc.allowInsecureRequests);
    this.#known ??= oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, { execute }).catch((error) => {
      this.#known = null;
      throw error;
    });
    return this.#known;
  }
}
