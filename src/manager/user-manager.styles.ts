import { listStyles } from '../directory/view/list.styles.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';

/** All sheets of `<user-manager>`. */
export const userManagerStyles = [tokens, controls, listStyles];
