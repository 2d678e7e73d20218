/** The questions of this room, in one file: whoever asks one will ask another. */
export { MessageQuestion } from './message-question.js';
export { MoveQuestion } from './move-question.js';
