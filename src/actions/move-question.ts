import type { BulkWork } from '../bulk/bulk-work.js';
import { planOf, type Plan } from '../bulk/plan.js';
import type { Department } from '../domain/user.js';
import type { Messages } from '../i18n/messages.js';
import { DepartmentPicker } from '../ui/department-picker/department-picker.js';
import type { Question } from '../ui/question/question-controller.js';
import { about } from './about.js';
import { DepartmentsSource } from './departments-source.js';
import type { Subject, UserQuestion } from './user-questions.js';

/** To which department these users are moved. */
export class MoveQuestion implements UserQuestion {
  readonly #subject: Subject;
  readonly #source: DepartmentsSource;
  readonly #picker = new DepartmentPicker();
  readonly #base: Plan;
  #chosen: Department | undefined;

  constructor(subject: Subject) {
    this.#subject = subject;
    this.#base = this.#planFor({ id: '', name: '' });
    this.#source = new DepartmentsSource(subject.changed);
    void this.#source.read(subject.adapter);
  }

  /** The question as it stands. */
  ask(messages: Messages): Omit<Question, 'messages'> {
    const { answer, cancel } = this.#subject;
    const plan = this.#chosen ? this.#planFor(this.#chosen) : this.#base;
    // where all are there already another one can be chosen
    const idle = plan.will.length === 0 && this.#base.will.length > 0;
    const shown = idle ? this.#base : plan;
    return {
      title: about(messages, 'move', shown.will.length ? 'title' : 'impossible', this.#base),
      plan: shown,
      body: this.#base.will.length ? this.#pickerView(messages) : undefined,
      label: about(messages, 'move', 'button', shown),
      missing: !this.#chosen ? messages.text('move.choose-first') : idle ? messages.text('move.nobody') : undefined,
      confirm: () => this.#chosen && answer(this.#work(this.#chosen), plan),
      cancel,
    };
  }

  /** It is over. */
  end(): void {
    this.#source.stop();
  }

  #pickerView(messages: Messages): unknown {
    const { changed, adapter } = this.#subject;
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
      retry: () => void this.#source.read(adapter),
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
