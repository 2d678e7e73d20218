import { expect } from '@open-wc/testing';
import type { RestDescription } from '../../../src/describe-rest.js';
import { all, calm, rejection } from '../contract.js';
import { least, over } from './a-server.js';

const asked = async (answer: () => Response, error: RestDescription['error'], more: Partial<RestDescription> = {}) => {
  const { adapter } = over(answer, { error, ...more });
  const { kind, message, fields, status, reason, retryAfterMs } = await rejection(adapter.get('7', { ...calm, once: true })); // prettier-ignore
  return { kind, message, fields, status, reason, retryAfterMs };
};
const shape = {
  code: 'error.code',
  kinds: { TAKEN: 'conflict', FOUNDER: 'protected', SLOW: 'rate-limited', BROKEN: 'unavailable', GONE: 'not-found' },
  message: 'error.text',
  fields: 'error.where',
} as const;
const said = (code: string, more: object = {}) => ({ error: { code, text: 'In its words.', ...more } });
const fields = { ...least.fields, email: 'contact.mail' };

describe('describeRest: what errors mean', () => {
  it('is told by codes, with the texts at our fields', async () => {
    const where = { 'contact.mail': ['Taken.', 'Really.'], mail: 'Taken too.', other: 'Odd.' };
    const answer = () => Response.json(said('TAKEN', { where }), { status: 400 });
    expect(await asked(answer, shape, { fields })).to.deep.include({
      kind: 'conflict',
      message: 'In its words.',
      fields: { email: 'Taken. Really.', login: 'Taken too.', other: 'Odd.' },
      status: 400,
    });
  });

  it('is told by the status where a code is not known, still with its text', async () => {
    const { kind, message } = await asked(() => Response.json(said('toString'), { status: 403 }), shape);
    expect([kind, message]).to.deep.equal(['forbidden', 'In its words.']);
  });

  it('is told by a function, which may know nothing', async () => {
    const error = (body: unknown, status: number) =>
      status === 418 ? { kind: 'protected' as const, message: 'A teapot.', reason: 'owner' } : undefined;
    expect(await asked(() => new Response('short and stout', { status: 418 }), error)).to.deep.include({ kind: 'protected', message: 'A teapot.', reason: 'owner' }); // prettier-ignore
    expect((await asked(() => Response.json({}, { status: 409 }), error)).kind).to.equal('conflict');
  });

  it('is told by problem details (RFC 9457) otherwise, and by the status alone', async () => {
    const problem = { title: 'No.', detail: 'In detail.', fields: { login: 'Here.' } };
    const headers = { 'Content-Type': 'application/problem+json', 'Retry-After': '3' };
    const answer = () => new Response(JSON.stringify(problem), { status: 422, headers });
    for (const error of [undefined, shape])
      expect(await asked(answer, error)).to.deep.include({ kind: 'invalid', message: 'In detail.', fields: { login: 'Here.' }, retryAfterMs: 3000 }); // prettier-ignore
    expect((await asked(() => new Response(null, { status: 501 }), shape)).kind).to.equal('unsupported');
  });

  it('is an error under a success as well, where its code or the function says so', async () => {
    const kinds: [string, number][] = [['GONE', 422], ['SLOW', 429], ['BROKEN', 500]]; // prettier-ignore
    for (const [code, status] of kinds) {
      const told = await asked(() => Response.json(said(code)), shape);
      expect([told.kind, told.status]).to.deep.equal([shape.kinds[code as 'GONE'], status]);
    }
  });

  it('and a deletion that was refused under a success is not called done', async () => {
    const { adapter } = over(({ method }) => Response.json(method === 'DELETE' ? said('FOUNDER') : []), {
      error: shape,
      allowed: ['view', 'delete'],
      delete: { kind: 'permanent' },
    });
    await adapter.connect(calm);
    const [outcome] = await all(adapter.delete!([{ id: '7' }], calm));
    expect(outcome.state).to.equal('refused');
  });

  it('is not asked of a page of a portal: nobody is gone by it (F21)', async () => {
    const page = () => new Response('<!doctype html>', { status: 404, headers: { 'Content-Type': 'text/html' } });
    expect((await asked(page, () => ({ kind: 'not-found' }))).kind).to.equal('protocol');
  });

  it('lets no redirect pass for an answer (F20)', async () => {
    const redirected = () =>
      Object.defineProperty(Response.json({ id: 7, mail: 'm', on: true }), 'redirected', { value: true });
    expect((await asked(redirected, shape)).kind).to.equal('protocol');
  });

  it('and a part of a list is the page that was asked for', async () => {
    const { adapter } = over(() => Response.json([], { status: 206 }));
    expect((await adapter.query({ size: 5 }, calm)).users).to.deep.equal([]);
  });
});
