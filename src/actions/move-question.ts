import type { BulkWork } from '../bulk/bulk-work.js';
import { everyoneIn, planOf, type Plan } from '../bulk/plan.js';
import type { QuestionSubject } from '../bulk/question-subject.js';
import type { Department } from '../domain/user.js';
import type { Messages } from '../i18n/messages.js';
import { DepartmentPicker } from '../ui/department-picker/department-picker.js';
import { DepartmentsSource } from '../ui/department-picker/departments-source.js';
import { pickerStyles } from '../ui/picker/picker.styles.js';
import { about } from '../ui/question/about.js';
import type { AskedQuestion } from '../ui/question/asked-question.js';
import { actionsEnglish } from './actions-english.js';

/** To which department these users are moved. */
export class MoveQuestion implements AskedQuestion {
  readonly styles = [pickerStyles];
  readonly english = actionsEnglish;
  readonly #subject: QuestionSubject;
  readonly #source: DepartmentsSource;
  readonly #picker = new DepartmentPicker();
  readonly #base: Plan;
  #chosen: Department | undefined;

  constructor(subject: QuestionSubject) {
    this.#subject = subject;
    this.#base = this.#planFor({ id: '', name: '' });
    this.#source = new DepartmentsSource(subject.changed);
    this.#read();
  }

  /** The question as it stands. */
  ask(messages: Messages): ReturnType<AskedQuestion['ask']> {
    const { answer, cancel } = this.#subject;
    const plan = this.#chosen ? this.#planFor(this.#chosen) : this.#base;
    // where all are there already another one can be chosen
    const idle = plan.will.length === 0 && this.#base.will.length > 0;
    const shown = idle ? this.#base : plan;
    return {
      title: this.#titleOf(messages, shown.will.length > 0),
      plan: shown,
      body: this.#base.will.length ? this.#pickerView(messages) : undefined,
      label: about(messages, 'move.button', shown.will),
      missing: !this.#chosen ? messages.text('move.choose-first') : idle ? messages.text('move.nobody') : undefined,
      confirm: () => this.#chosen && answer(this.#work(this.#chosen), plan),
      cancel,
    };
  }

  /** It is over. */
  end(): void {
    this.#source.stop();
  }

  #read(): void {
    void this.#source.read((signal) => this.#subject.adapter?.departments?.({ signal }));
  }

  #titleOf(messages: Messages, possible: boolean): ReturnType<typeof about> {
    if (possible) return about(messages, 'move.title', this.#base.will);
    return about(messages, 'move.impossible', everyoneIn(this.#base));
  }

  #pickerView(messages: Messages): unknown {
    const { changed } = this.#subject;
    return this.#picker.render({
      label: messages.text('move.field'),
      value: this.#chosen,
      departments: this.#source.state,
      messages,
      inline: true,
      current: this.#sharedDepartment(),
      change: (department) => {
        this.#chosen = department;
        changed();
      },
      retry: () => this.#read(),
    });
  }

  #work({ id, name }: Pick<Department, 'id' | 'name'>): BulkWork & { action: 'change-department' } {
    return { action: 'change-department', department: { id, name } };
  }

  #planFor(department: Pick<Department, 'id' | 'name'>): Plan {
    const { users, session } = this.#subject;
    return planOf(this.#work(department), users, session);
  }

  /** The department that all of them are in now. */
  #sharedDepartment(): string | undefined {
    const [first, ...rest] = this.#subject.users.map(({ department }) => department?.id);
    return rest.every((id) => id === first) ? first : undefined;
  }
}
