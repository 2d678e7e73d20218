import type { Target } from '../../src/adapters/contract.js';
import type { RunOutcome, RunState } from '../../src/bulk/run-state.js';
import type { SettledReport } from '../../src/deletion/deletion-state.js';
import type { ApprovalPlan } from '../../src/deletion/gate/approval.js';
import type { User, UserId } from '../../src/domain/user.js';
import type { Desk } from './desk.js';
import type { Ending, Line, WriteAction } from './fake-server.js';

/** What a viewer has agreed to: whom, at which version, and as whom they were signed in. */
export interface Consent {
  readonly action: WriteAction;
  readonly targets: ReadonlyMap<UserId, string | undefined>;
  readonly actor: UserId | undefined;
  /** Everybody whom the question was about. */
  readonly about: readonly UserId[];
  /** Answers that were distorted before. */
  readonly distorted: number;
  needsApproval: boolean;
  stopped: boolean;
  over: boolean;
  /** Lines of the log that belong to it. */
  readonly sent: (Line & { type: 'sent' })[];
  readonly ended: (Line & { type: 'ended'; readonly at: number })[];
  readonly deeds: (Line & { type: 'done' })[];
}

const mostRequestsInOutage = 15;
const mostTimesTurnedAway = 3;
const patienceWithOne = 30_000;

/** What is known apart from the element: compared with the server's log after every step. */
export class Ledger {
  readonly consents: Consent[] = [];
  readonly violations: string[] = [];
  settlements = 0;
  /** Requests of the run since the server is away, while nothing is paused. */
  #inOutage = 0;
  #callsInOutage = new Set<number>();
  #done = 0;
  /** What it watches. */
  desk!: Desk;
  #asked: readonly UserId[] = [];
  /** The number of the question, and what the readings before it told. */
  #question = 0;
  readonly #read = new Map<UserId, User | 'gone' | 'unread'>();
  /** Who was read since the viewer agreed. */
  readonly #looked = new Set<UserId>();
  /** What the server told last of whom. */
  readonly #seen = new Map<UserId, Ending>();

  watch(desk: Desk): void {
    this.desk = desk;
    const { log } = desk.server;
    const push = log.push.bind(log);
    log.push = (...lines) => {
      const length = push(...lines);
      for (const line of lines) this.#note(line);
      return length;
    };
  }

  get consent(): Consent | undefined {
    return this.consents.at(-1);
  }

  /** A question was asked about these: readings before do not count. */
  asked(users: readonly User[], afterReport = false): void {
    if (!afterReport && this.desk.deletion.state.phase !== 'closed') return;
    this.#asked = users.map(({ id }) => id);
    this.#question += 1;
    this.#read.clear();
  }

  /** What comes after the patience with one user has ended, or for another question, tells this one nothing. */
  reads(id: UserId): (told: User | 'gone' | 'unread') => void {
    const { now } = this.desk.clock;
    const question = this.#question;
    return (told) => {
      const isInTime = this.desk.clock.now - now < patienceWithOne;
      const isWanted = question === this.#question && this.desk.deletion.state.phase === 'checking';
      if (isWanted && isInTime) this.#read.set(id, told);
    };
  }

  /** The viewer is about to agree to this. */
  agree(action: WriteAction, targets: readonly Target[], about: readonly UserId[]): Consent {
    const consent: Consent = {
      action,
      targets: new Map(targets.map(({ id, version }) => [id, version])),
      actor: this.desk.server.actorOf(this.desk.road.token) ?? this.desk.list.state.session?.viewer?.id,
      about,
      distorted: this.desk.road.distorted,
      needsApproval: false,
      stopped: false,
      over: false,
      sent: [],
      ended: [],
      deeds: [],
    };
    this.consents.push(consent);
    this.#looked.clear();
    this.#inOutage = 0;
    this.#callsInOutage.clear();
    this.#done = 0;
    return consent;
  }

  approvalAsked({ targets }: ApprovalPlan): void {
    const { consent } = this;
    if (!consent) return this.#fail('The host was asked to approve what nobody has confirmed.');
    consent.needsApproval = true;
    if (!sameTargets(targets, consent.targets)) this.#fail('The host was asked to approve others than were confirmed.');
  }

  /** The host has agreed. */
  approved(): void {
    if (this.consent) this.consent.needsApproval = false;
  }

  /** From now on nothing more is sent for what runs. */
  stopped(): void {
    if (this.consent && this.desk.deletion.state.phase === 'running') this.consent.stopped = true;
  }

  /** Paused or not, the server gets another chance. */
  resumed(): void {
    this.#inOutage = 0;
    this.#callsInOutage.clear();
  }

  #fail(what: string): void {
    this.violations.push(what);
  }

  #note(line: Line): void {
    if (line.type === 'sent') this.#sent(line);
    else if (line.type === 'done') this.#did(line);
    else if (line.type === 'ended') this.#consentOf(line.call)?.ended.push({ ...line, at: this.desk.clock.now });
    else if (line.type === 'asked-to-read') this.#countOutage();
    else if (line.type === 'read') this.#saw(line.id, line.ending);
  }

  #saw(id: UserId, ending: Ending): void {
    this.#looked.add(id);
    this.#seen.set(id, ending);
  }

  #consentOf(call: number): Consent | undefined {
    return this.consents.find(({ sent }) => sent.some((line) => line.call === call));
  }

  /** A request is on its way: was it agreed to? */
  #sent(line: Line & { type: 'sent' }): void {
    const { consent } = this;
    const { action, id, version, actor } = line;
    const what = `${action} of ${id}`;
    const isRunning = this.desk.deletion.state.phase === 'running';
    if (!consent || consent.over || consent.needsApproval || !isRunning)
      return this.#fail(`${what}: nobody has confirmed it.`);
    if (consent.action !== action) this.#fail(`${what}: another action was confirmed.`);
    if (!consent.targets.has(id)) this.#fail(`${what}: not in what was confirmed.`);
    else if (consent.targets.get(id) !== version) this.#fail(`${what}: confirmed at another version.`);
    if (consent.stopped) this.#fail(`${what}: sent after it was stopped.`);
    if (actor !== undefined && actor !== consent.actor)
      this.#fail(`${what}: confirmed by ${consent.actor}, sent as ${actor}.`);
    if (action === 'delete' && !this.desk.scene.enforced && !this.#looked.has(id))
      this.#fail(`${what}: sent without another look, though nobody checks versions.`);
    if (this.#lookAt(action, id)) this.#fail(`${what}: sent although they are another one by now.`);
    this.#again(consent, line);
    consent.sent.push(line);
    this.#countOutage(line.call);
  }

  /** Nobody is sent twice but whom the server provably turned away (F7, F11, F13, F18, F19). */
  #again(consent: Consent, { action, id }: Line & { type: 'sent' }): void {
    const before = consent.sent.filter((line) => line.id === id);
    if (before.length === 0) return;
    const answers = before.map(({ call }) => consent.ended.find((line) => line.call === call && line.id === id));
    if (!answers.every((line) => line && !line.did && isTurnedAway(line.ending))) this.#fail(`${action} of ${id}: sent again without proof that nothing was done.`); // prettier-ignore
    if (
      action === 'delete' &&
      this.desk.scene.kind === 'deactivate-first' &&
      !answers.every((line) => statusIs(line?.ending, 413))
    )
      this.#fail(`${action} of ${id}: sent again where deleting twice deletes more.`);
    if (answers.filter((line) => !statusIs(line?.ending, 413)).length >= mostTimesTurnedAway) this.#fail(`${action} of ${id}: sent ${before.length + 1} times.`); // prettier-ignore
  }

  #did(line: Line & { type: 'done' }): void {
    const { action, user, actor, call } = line;
    if (action !== 'activate' && user.owner === true) this.#fail(`The owner ${user.id} met ${action}.`);
    if (action !== 'activate' && user.id === actor) this.#fail(`${user.id} met their own ${action}.`);
    this.#consentOf(call)?.deeds.push(line);
  }

  /** A server that is away is asked 15 times at most before the run pauses (F14). */
  #countOutage(call?: number): void {
    const { state } = this.desk.deletion;
    const run = state.phase === 'running' ? state.run : undefined;
    if (!this.desk.server.outage || !run || !/^(sending|holding)$/.test(run.phase)) return;
    if (call !== undefined && this.#callsInOutage.has(call)) return;
    if (call !== undefined) this.#callsInOutage.add(call);
    this.#inOutage += 1;
    if (this.#inOutage === mostRequestsInOutage + 1)
      this.#fail(`${this.#inOutage} requests went to a server that is away.`);
  }

  /** After every step: the question shows the truth, the run has lost nobody, and every number adds up. */
  check(): void {
    const { state } = this.desk.deletion;
    if (this.consent) this.#noteViewer(this.consent);
    if (!this.desk.server.outage || (state.phase === 'running' && !/^(sending|holding)$/.test(state.run?.phase ?? ''))) this.resumed(); // prettier-ignore
    if (
      this.desk.host.isConnected &&
      this.desk.dialog.isAsking &&
      state.phase === 'asking' &&
      state.work.action === 'delete'
    )
      this.#checkQuestion();
    if (state.phase === 'running' && state.run) this.#checkRun(state.run);
    if (this.violations.length > 0) throw new Error(this.violations.join('\n'));
  }

  /** What one viewer has confirmed another one does not go on with. */
  #noteViewer(consent: Consent): void {
    const viewer = this.desk.list.state.session?.viewer?.id;
    if (viewer !== consent.actor) consent.stopped = true;
  }

  /** Nobody is offered for deletion but whom the latest reading showed, and no rule protects (R1, R2, R3, R11). */
  #checkQuestion(): void {
    const { dialog, scene, list } = this.desk;
    const { plan } = dialog;
    const me = list.state.session?.viewer?.id ?? '';
    const tooMany = scene.maxDelete !== undefined && this.#read.size === 0;
    if (tooMany) return;
    // who loses a right while the question stands is refused by the server; who is somebody else has not asked it
    const hasRight = dialog.props.session?.allowed.has('delete') === true;
    const may = (id: UserId): boolean => {
      const told = this.#read.get(id);
      const user = typeof told === 'object' ? told : undefined;
      const isMe = id.trim().toLowerCase() === me.trim().toLowerCase();
      return hasRight && user?.owner === false && !isMe;
    };
    const expected = this.#asked.filter(may);
    const shown = plan.will.map(({ id }) => id);
    if (shown.join('\n') !== expected.join('\n')) this.#fail(`The question names ${shown.join(', ')} instead of ${expected.join(', ')}.`); // prettier-ignore
    const all = [...shown, ...plan.leftOut.map(({ user }) => user.id)];
    if (all.length !== this.#asked.length || new Set(all).size !== all.length) this.#fail('The question has lost somebody.'); // prettier-ignore
  }

  #checkRun(run: RunState): void {
    const { consent } = this;
    if (!consent) return this.#fail('Something runs that nobody has confirmed.');
    if (!sameTargets(run.targets, consent.targets)) this.#fail('Others run than were confirmed.');
    const parts = [...run.outcomes.keys(), ...run.queue.map(({ id }) => id), ...run.asked.keys()];
    if (parts.length !== run.targets.length || new Set(parts).size !== parts.length) this.#fail(`${parts.length} of ${run.targets.length} have a place in the run.`); // prettier-ignore
    if (![...run.answered.keys()].every((id) => run.asked.has(id))) this.#fail('Somebody was answered who was not asked for.'); // prettier-ignore
    const { progress } = this.desk.dialog.props;
    if (!progress || !this.desk.host.isConnected) return;
    const { done, total, trouble = 0, unknown = 0 } = progress;
    const adds = done <= total && trouble <= done && unknown <= trouble && total === run.targets.length;
    if (!adds) this.#fail(`Shown: ${done} of ${total}, ${trouble} not well, ${unknown} unknown.`);
    if (done < this.#done) this.#fail(`The progress went back from ${this.#done} to ${done}.`);
    this.#done = done;
  }

  /** A report is compared with the log: every frozen target once, and each as it really was (U11, F34). */
  settled({ work, outcomes, counts, skipped }: SettledReport, selectedBefore: ReadonlySet<UserId>): void {
    const { consent } = this;
    this.settlements += 1;
    if (!consent || consent.over) return this.#fail('Something was reported that nobody has confirmed.');
    consent.over = true;
    if (work.action !== consent.action) this.#fail(`${work.action} was reported instead of ${consent.action}.`);
    const ids = outcomes.map(({ id }) => id);
    const all = [...ids, ...skipped.map(({ id }) => id)];
    if (new Set(all).size !== all.length || all.length !== consent.about.length) this.#fail(`${all.length} of ${consent.about.length} were reported.`); // prettier-ignore
    if (ids.length !== consent.targets.size || !ids.every((id) => consent.targets.has(id))) this.#fail(`${ids.length} outcomes for ${consent.targets.size} who were confirmed.`); // prettier-ignore
    const sum = Object.values(counts).reduce((total, count) => total + count, 0);
    if (sum !== outcomes.length) this.#fail(`The counts add up to ${sum} instead of ${outcomes.length}.`);
    this.#noteViewer(consent);
    for (const outcome of outcomes) this.#checkOutcome(consent, outcome);
    this.#checkSelection(outcomes, selectedBefore);
  }

  #checkOutcome({ action, sent, ended, deeds, stopped, distorted }: Consent, outcome: RunOutcome): void {
    const { id, state } = outcome;
    const did = deeds.some(({ user }) => user.id === id);
    const tries = sent.filter((line) => line.id === id);
    const answers = tries.map(({ call }) => ended.find((line) => line.call === call && line.id === id));
    const last = answers.at(-1)?.ending;
    const isHeard = this.desk.road.distorted === distorted;
    // an answer that came when nobody waited any more was lost as well, and so is one that was distorted on its way
    const isConfirmed = /^(done|deactivated)$/.test(outcome.state) && outcome.confirmed === true;
    const wasLost = isConfirmed || !isHeard || last === undefined || typeof last === 'string' || last.status >= 500;
    const say = (what: string): void => this.#fail(`${id} is reported ${state}: ${what}.`);
    const took = deeds.findLast(({ user }) => user.id === id)?.action;
    if (state === 'deactivated' && took === 'delete') say('it was deleted');
    if (state === 'deactivated' && !did && !this.#isAsWanted('deactivate', id, wasLost)) say('it was not done');
    if (state === 'done' && action === 'delete' && took === 'deactivate' && !this.#isAsWanted('delete', id, wasLost))
      say('it was deactivated');
    if (state === 'done' && !did && !this.#isAsWanted(action, id, wasLost)) say('it was not done');
    if (/^(already|refused|changed|failed|not-attempted)$/.test(state) && did) say('it was done');
    const look = this.#lookAt(action, id);
    if (state === 'already' && !statusIs(last, 404) && look !== 'gone') say('nobody was faster');
    if (state === 'changed' && !statusIs(last, 412) && look !== 'another') say('the version is the one confirmed');
    if (state === 'refused' && tries.length > 0 && !statusIs(last, 403) && !isTurnedAway(last)) say('the server did not refuse'); // prettier-ignore
    if (state === 'not-attempted' && tries.length > 0 && !isTurnedAway(last)) say('it was sent');
    if (state === 'not-attempted' && !stopped && isHeard) say('nobody has stopped it');
    const { wire, slowHeaders, kind, enforced } = this.desk.scene;
    if (state === 'unknown' && tries.length === 0 && wire === 'rest' && !slowHeaders) say('nothing was sent');
    const wasHeard = isHeard && wire === 'rest' && !slowHeaders && (answers.at(-1)?.at ?? Infinity) - (tries.at(-1)?.at ?? 0) < patienceWithOne; // prettier-ignore
    // a success does not say which of two steps was done, where somebody else may have done the first one
    const isEither = action === 'delete' && kind === 'deactivate-first' && !enforced && statusIs(last, 200);
    if (state === 'unknown' && wasHeard && isCertain(last) && !isEither) say('the server said what became of them');
    const isLate = answers.some((line) => line === undefined);
    if (isLate && !/^(unknown|done|deactivated)$/.test(state)) say('its request is still on its way');
    if (/^(already|changed)$/.test(state) && tries.length === 0 && !look) say('nothing was sent');
  }

  /** Where the server checks no version, whoever is to be deleted is looked at once more: what that has shown (F1). */
  #lookAt(action: WriteAction, id: UserId): 'gone' | 'another' | undefined {
    const [asked, seen] = [this.#read.get(id), this.#seen.get(id)];
    if (action !== 'delete' || this.desk.scene.enforced || typeof seen !== 'object') return undefined;
    if (seen.status === 404) return 'gone';
    if (typeof asked !== 'object' || !seen.user) return undefined;
    const { user } = seen;
    const shown = ['login', 'email', 'firstName', 'lastName', 'displayName', 'status', 'owner'] as const;
    return shown.some((field) => asked[field] !== user[field]) ? 'another' : undefined;
  }

  /** A lost answer counts as done where the user is as was wanted, whoever did it. */
  #isAsWanted(action: WriteAction, id: UserId, wasLost: boolean): boolean {
    if (!wasLost) return false;
    const seen = this.#seen.get(id);
    if (typeof seen !== 'object') return false;
    if (action === 'delete') return seen.status === 404;
    return seen.user?.status === (action === 'activate' ? 'active' : 'inactive');
  }

  /** Who is gone is no longer selected; everybody else is, as before (U10). */
  #checkSelection(outcomes: readonly RunOutcome[], before: ReadonlySet<UserId>): void {
    const { users } = this.desk.list.state.selection;
    for (const { id, state } of outcomes) {
      const isGone = state === 'done' || state === 'already';
      if (isGone && users.has(id)) this.#fail(`${id} is ${state} and still selected.`);
      if (!isGone && before.has(id) && !users.has(id)) this.#fail(`${id} is ${state} and no longer selected.`);
    }
  }
}

function sameTargets(targets: readonly Target[], confirmed: Consent['targets']): boolean {
  return targets.length === confirmed.size && targets.every(({ id, version }) => confirmed.has(id) && confirmed.get(id) === version); // prettier-ignore
}

/** Did the server say that it did nothing, and may be asked again? */
function isTurnedAway(ending: Ending | undefined): boolean {
  if (typeof ending !== 'object') return false;
  return /^(401|413|429)$/.test(`${ending.status}`) || (ending.status === 503 && ending.retryAfter !== undefined);
}

/** Did the server say what became of them? */
function isCertain(ending: Ending | undefined): boolean {
  return typeof ending === 'object' && (ending.status < 500 || isTurnedAway(ending));
}

function statusIs(ending: Ending | undefined, status: number): boolean {
  return typeof ending === 'object' && ending.status === status;
}
