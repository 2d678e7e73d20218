import { failure, type Layer, type ScimServer, type Switch } from '../scim-server.js';

interface Answer {
  bulkId?: string;
  location?: string;
  status: unknown;
}

function onBulk(server: ScimServer, layer: Layer): void {
  server.manners.bulk ??= { maxOperations: 1000, maxPayloadSize: 1_000_000 };
  server.before((asked, next) => (asked.path === '/Bulk' ? layer(asked, next) : next()));
}

function answers(server: ScimServer, change: (list: Answer[]) => Answer[]): void {
  onBulk(server, async (_, next) => {
    const reply = await next();
    if (reply.status !== 200) return reply;
    const body = reply.body as { Operations: Answer[] };
    return { ...reply, body: { ...body, Operations: change(body.Operations) } };
  });
}

/** Takes many at once. */
export const bulk: Switch = (server) => answers(server, (list) => list);

/** Takes so many at once, and says so unless it hides it. */
export const bulkAtMost =
  (maxOperations: number, maxPayloadSize = 1_000_000, hidden = false): Switch =>
  (server) => {
    server.manners.bulk = { maxOperations, maxPayloadSize };
    if (hidden)
      server.before(async ({ path }, next) => {
        const reply = await next();
        if (path !== '/ServiceProviderConfig') return reply;
        return { ...reply, body: { ...(reply.body as object), bulk: { supported: true } } };
      });
  };

/** Says that it takes many at once, and does not. */
export const bulkClaimed: Switch = (server) => onBulk(server, () => failure(501, 'Not here.'));

/** Statuses as numbers, or as objects. */
export const bulkStatus =
  (as: 'number' | 'object'): Switch =>
  (server) =>
    answers(server, (list) =>
      list.map((each) => ({ ...each, status: as === 'number' ? Number(each.status) : { code: each.status } })),
    );

/** Leaves out the last answer. */
export const bulkForgets: Switch = (server) => answers(server, (list) => list.slice(0, -1));

/** Answers from the last to the first, without our numbers. */
export const bulkTurns: Switch = (server) =>
  answers(server, (list) => list.map(({ bulkId: _, ...each }) => each).reverse());

/** Neither numbers nor places. */
export const bulkNameless: Switch = (server) =>
  answers(server, (list) => list.map(({ bulkId: _, location: __, ...each }) => each));

/** Our numbers beside somebody else’s places. */
export const bulkMixesUp: Switch = (server) =>
  answers(server, (list) => list.map((each, index) => ({ ...each, location: list.at(index - 1)?.location })));

/** Says 204, and changes nothing. */
export const bulkDoesNothing: Switch = (server) =>
  onBulk(server, ({ body }) => {
    const { Operations: list } = body as { Operations: { bulkId: string }[] };
    return { status: 200, body: { Operations: list.map(({ bulkId }) => ({ bulkId, status: '204' })) } };
  });
