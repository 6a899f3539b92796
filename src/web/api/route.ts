import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Actor } from '../../app/actor';
import type { TokenScope } from '../../people/scopes';
import type { User } from '../../people/user';
import type { Db } from '../../storage/database';
import type { Services } from '../services';

/** One request as a route sees it: who asks, for what, and what they sent, checked. */
export interface Call<Q, B> {
  services: Services;
  db: Db;
  user: User;
  scopes: readonly TokenScope[];
  actor: Actor;
  /** Of the path, by name. */
  params: Record<string, string>;
  query: Q;
  body: B;
  req: Request;
  res: Response;
}

/** What a route that makes something answers: the thing, and where it is found. */
export interface Made<R> {
  location: string;
  body: R;
}

/** A route of the API; all that its description says of it stands here. */
export interface Route<
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  method: 'get' | 'post';
  /** Below /api/v1, with parameters as {name}. */
  path: string;
  /** What the token must be for; null = any token. */
  scope: TokenScope | null;
  /** The page of the table of permissions that says who may; for all others the address does not exist. */
  like: string;
  tag: string;
  summary: string;
  description?: string;
  query?: Q;
  /** JSON; 'files' = files of a form, or one CSV file as the body. Without it nothing is sent. */
  body?: B | 'files';
  /** 200 answers a body; 201 and 202 answer Made. */
  status: 200 | 201 | 202;
  answer: R;
  handle(call: Call<z.output<Q>, z.output<B>>): Promise<z.input<R> | Made<z.input<R>>>;
}

/** Keeps the types of a route's parts together; the list of routes is of any of them. */
export function route<Q extends z.ZodObject, B extends z.ZodType, R extends z.ZodType>(given: Route<Q, B, R>): Route {
  return given as unknown as Route;
}
