// `npm run test:model -- --planted [name…]`: does the model notice? Bugs that other tools have had are planted one at a time,
// in a copy of the source, and the model has to fail. Says after how many steps; exits with 1 where one was not found.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle, hunt, ordinary } from './model.mjs';

const top = fileURLToPath(new URL('..', import.meta.url));

/**
 * Name, what the bug is, and where: the file, what stands there once and only once, and what takes its place. Most have a
 * sibling in the museum of trust: tools that deleted the wrong people.
 */
export const planted = [
  {
    name: 'runs-the-list',
    what: 'as many are met as were confirmed, from the list as it is now',
    file: 'src/deletion/deletion-controller.ts',
    from: 'work, targets, plan, users,',
    to: `work, targets: (await this.#adapter.query({ size: targets.length }, { signal: new AbortController().signal })).users, plan, users,`,
  },
  {
    name: 'melting-question',
    what: 'the dialog plans anew from what it is given last, also after it has asked',
    file: 'src/deletion/frozen-question.ts',
    from: 'if (this.#question && this.#frozen) return',
    to: 'if (this.#question && given.users.length === 0) return',
    also: [
      {
        file: 'src/deletion/running/render-dialog.ts',
        from: '.session=${subject ? subject.session : session()}',
        to: '.session=${session()}',
      },
      {
        file: 'src/deletion/running/render-dialog.ts',
        from: '.planned=${subject?.plan}',
        to: '.planned=${undefined}',
      },
    ],
  },
  {
    name: 'retries-the-lost',
    what: 'another try is also about those whose answer was lost',
    file: 'src/deletion/running/retriable.ts',
    from: '/^(failed|not-attempted|changed)$/',
    to: '/^(failed|not-attempted|changed|unknown)$/',
  },
  {
    name: 'believes-the-event',
    what: 'what is in the event is run, whatever was shown',
    file: 'src/deletion/deletion-state.ts',
    from: 'if (targets.length === 0 || targets.length !== shown.length || !targets.every(isShown))',
    to: 'if (targets.length === 0 || (shown.length > 1e9 && !targets.every(isShown)))',
  },
  {
    name: 'no-re-check',
    what: 'the question is asked from the list, without reading anybody again',
    file: 'src/deletion/deletion-state.ts',
    from: "users.push(result.state === 'found' ? result.user : listed);",
    to: 'users.push(listed);',
  },
  {
    name: 'no-last-look',
    what: 'nobody is read once more where the backend checks no version',
    file: 'src/deletion/running/start-run.ts',
    from: 'look: unchecked.length > 0 ? look : undefined',
    to: 'look: unchecked.length < 0 ? look : undefined',
  },
  {
    name: 'looks-and-sends',
    what: 'who is another one by now is sent all the same, where the backend checks no version',
    file: 'src/bulk/planning/still-agreed.ts',
    from: 'if (seen && !isChanged(seen, user)) return undefined;',
    to: 'if (seen) return undefined;',
  },
  {
    name: 'blind-retry',
    what: 'a lost answer is taken for a reason to send again',
    file: 'src/bulk/run/answers.ts',
    from: "if (kind === 'unauthenticated') return 'sign-in';",
    to: "if (kind === 'unauthenticated') return 'sign-in';\n  if (kind === 'network') return 'wait';",
  },
  {
    name: 'by-position',
    what: 'the answers of a batch are matched by their place',
    file: 'src/adapters/rest/write-batch.ts',
    from: 'return part.map(({ id }) => answered(wire, id, gone, answers.get(id)));',
    to: 'return part.map(({ id }, at) => answered(wire, id, gone, answers && (listed[at] as Record<string, unknown>)));',
  },
  {
    name: 'empty-means-all',
    what: 'asking about nobody asks about everybody in sight',
    file: 'src/deletion/deletion-controller.ts',
    from: "if (users.length === 0) throw new RangeError('Nobody to do this to.');",
    to: 'if (users.length === 0) users = this.#before;\n    this.#before = users;',
    also: [
      {
        file: 'src/deletion/deletion-controller.ts',
        from: '  #bulk: BulkController | undefined;',
        to: '  #bulk: BulkController | undefined;\n  #before: readonly User[] = [];',
      },
    ],
  },
  {
    name: 'retry-on-conflict',
    what: 'after 412 the user is sent again, without the version',
    file: 'src/adapters/rest/run-write.ts',
    from: 'return settled(wire, sent, proof, sight, seen);',
    to: `if (sent.state === 'changed')
        return written(id, gone, async () => void (await wire.http.send({ ...shared, ...single(target), key: keyOf(call, id) })));
      return settled(wire, sent, proof, sight, seen);`,
  },
  {
    name: 'no-version',
    what: 'the version that was agreed to is not sent',
    file: 'src/adapters/rest/run-write.ts',
    from: '...single(target), version, key',
    to: "...single(target), version: version === '' ? version : undefined, key",
  },
  {
    name: 'unknown-is-failed',
    what: 'a lost answer is reported as a failure',
    file: 'src/bulk/run/answers.ts',
    from: "const state = answered.size === 0 && wantedFirst(error) ? 'failed' : 'unknown';",
    to: "const state = answered.size >= 0 && error ? 'failed' : 'unknown';",
  },
  {
    name: 'resume-sends-all',
    what: 'after a pause the whole chunk is sent again, the answered with it',
    file: 'src/bulk/run/sort-chunk.ts',
    from: "if (may && interrupted && state.phase !== 'stopping') again.push(target);",
    to: "if (interrupted && state.phase !== 'stopping' && (may || (turns.get(id) ?? 0) < attempts)) again.push(target);",
  },
  {
    name: 'owner-unknown-is-no-owner',
    what: 'an owner flag that is missing is taken for no',
    file: 'src/domain/rules.ts',
    from: "if (notToOwner.has(action) && owner !== false) return deny('unknown', 'R11');",
    to: '',
  },
  {
    name: 'owner-by-nobody',
    what: 'the rule that protects the owner is gone',
    file: 'src/domain/rules.ts',
    from: "if (notToOwner.has(action) && owner === true) return deny('owner', 'R2');",
    to: '',
    also: [
      {
        file: 'src/domain/rules.ts',
        from: "if (notToOwner.has(action) && owner !== false) return deny('unknown', 'R11');",
        to: '',
      },
    ],
  },
  {
    name: 'self-by-name',
    what: '“you” is looked for by name instead of by id',
    file: 'src/domain/rules.ts',
    from: "if (notToSelf.has(action) && id === viewerId) return deny('self', 'R3');",
    to: "if (notToSelf.has(action) && own(user, 'displayName') === own(own(session, 'viewer'), 'name')) return deny('self', 'R3');",
    also: [
      {
        file: 'src/domain/rules.ts',
        from: 'folded(id) === folded(viewerId)',
        to: 'folded(id) === `${folded(viewerId)} `',
      },
    ],
  },
  {
    name: 'confirm-twice',
    what: 'a second press while it runs starts a second run',
    file: 'src/deletion/deletion-state.ts',
    from: "return state.phase === 'asking' ? confirmed(state, event) : [state, []];",
    to: 'return confirmed(state, event);',
  },
  {
    name: 'other-viewer-goes-on',
    what: 'a run goes on for whoever signs in',
    file: 'src/deletion/running/run-step.ts',
    from: "if (viewer !== state.session?.viewer?.id) return [state, [{ type: 'stop-run' }]];",
    to: '',
  },
  {
    name: 'question-survives-viewer',
    what: 'a question stays when somebody else signs in',
    file: 'src/deletion/deletion-state.ts',
    from: "if (isAsked && viewer !== undefined) return [state, [{ type: 'withdraw' }]];",
    to: 'if (isAsked && viewer === null) return [state, []];',
  },
  {
    name: 'lost-chunk',
    what: 'the second half of a batch that is too large is forgotten',
    file: 'src/adapters/rest/write-batch.ts',
    from: 'if (tooLarge) queue.unshift(part.slice(0, middle), part.slice(middle));',
    to: 'if (tooLarge) queue.unshift(part.slice(0, middle));',
  },
  {
    name: 'lost-queue',
    what: 'who was not attempted before a pause is not put back in the queue',
    file: 'src/bulk/run/sort-chunk.ts',
    from: ": answer.state === 'not-attempted';",
    to: ': false;',
  },
  {
    name: 'deaf-to-stop',
    what: 'Stop is noted, and the next chunk is sent all the same',
    file: 'src/bulk/run-state.ts',
    from: "if (state.phase === 'stopping' || next.queue.length === 0) return finish(next);",
    to: 'if (next.queue.length === 0) return finish(next);',
    also: [{ file: 'src/bulk/run/sort-chunk.ts', from: " && state.phase !== 'stopping'", to: '' }],
  },
  {
    name: 'late-token',
    what: 'a request whose token came after Stop is sent',
    file: 'src/adapters/http/send-patiently.ts',
    from: 'return await once(ready);',
    to: 'return await once(() => undefined);',
  },
  {
    name: 'gone-is-deleted',
    what: 'who was gone already is reported as deleted',
    file: 'src/adapters/http/outcome-of.ts',
    from: "return { id, state: 'already' };",
    to: "return { id, state: 'done' };",
  },
  {
    name: 'first-step-deletes',
    what: 'where deletions have two steps, the first one is reported as a deletion',
    file: 'src/bulk/run/first-step.ts',
    from: "if (state !== 'done' || !firstSteps.has(id)) return outcome;",
    to: 'return outcome;',
  },
  {
    name: 'approval-of-nobody',
    what: 'the host is asked, and its answer not waited for',
    file: 'src/deletion/deletion-state.ts',
    from: "return [{ ...state, phase: 'approving', targets }, [{ type: 'approve', plan: asked }]];",
    to: "return [{ ...state, phase: 'running' }, [{ type: 'approve', plan: asked }, { type: 'run', work: state.work, targets }]];",
  },
  {
    name: 'waits-for-ever',
    what: 'an answer that never comes is waited for without end',
    file: 'src/bulk/patience.ts',
    from: "const callOff = timer(ms, () => reject(adapterError('network', 'No answer came in time.')));",
    to: 'const callOff = timer(ms, () => undefined);',
  },
  {
    name: 'last-answer-wins',
    what: 'a second answer for the same user takes the place of the first',
    file: 'src/bulk/run-state.ts',
    from: '!state.asked.has(told.id) || state.answered.has(told.id))',
    to: '!state.asked.has(told.id))',
  },
  {
    name: 'prototype-ids',
    what: 'users are kept under their ids in a plain object',
    file: 'src/bulk/frozen-targets.ts',
    from: 'const targets = new Map<string, Target>();',
    to: `const kept: Record<string, Target> = {};
  const targets = {
    has: (id: string) => kept[id] !== undefined,
    set: (id: string, target: Target) => void (kept[id] = target),
    values: () => Object.values(kept),
    get size() { return Object.keys(kept).length; },
  };`,
  },
  {
    name: 'outage-unnoticed',
    what: 'a server that is away is asked for everybody',
    file: 'src/bulk/run/strain.ts',
    from: 'const inARow = 5;',
    to: 'const inARow = 5000;',
  },
];

/** Puts a bug into a copy of the source. Throws where the source no longer has its place. */
export function plant(root, { name, ...bug }) {
  for (const { file, from, to } of [bug, ...(bug.also ?? [])]) {
    const path = join(root, file);
    const text = readFileSync(path, 'utf8');
    const places = text.split(from).length - 1;
    if (places !== 1) throw new Error(`${name}: ${file} has ${places} places like “${from}”, not one.`);
    writeFileSync(
      path,
      text.replace(from, () => to),
    );
  }
}

async function seek(bug) {
  const folder = mkdtempSync(join(tmpdir(), 'planted-'));
  try {
    for (const part of ['src', 'test/model', 'test/support', 'package.json', 'tsconfig.json'])
      cpSync(join(top, part), join(folder, part), { recursive: true });
    symlinkSync(join(top, 'node_modules'), join(folder, 'node_modules'));
    mkdirSync(join(folder, 'out'));
    plant(folder, bug);
    return await hunt(await bundle(folder, join(folder, 'out')), { steps: ordinary.steps, seed: ordinary.seed });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Plants those that are named, or all, and says what became of each. */
export async function main(names = []) {
  const wanted = planted.filter(({ name }) => names.length === 0 || names.includes(name));
  let missed = names.filter((name) => !planted.some((bug) => bug.name === name)).length;
  const worker = async () => {
    for (let bug = wanted.shift(); bug; bug = wanted.shift()) {
      const { name, what } = bug;
      const said = await seek(bug).then(
        ({ failure, steps }) => failure && `found after ${steps} steps: ${failure.split('\n', 1)}`,
        ({ message }) => void console.error(message),
      );
      if (!said) missed += 1;
      console.log(`${name.padEnd(26)} ${said ?? 'NOT FOUND'} (${what})`);
    }
  };
  await Promise.all([worker(), worker()]);
  if (missed > 0) process.exitCode = 1;
}

if (process.argv[1] === import.meta.filename) await main(process.argv.slice(2));
