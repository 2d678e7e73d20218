import { listStyles } from '../directory/view/list.styles.js';
import { basics } from '../styles/basics.js';
import { tokens } from '../styles/tokens.js';

/** All sheets of `<user-manager>`. */
export const userManagerStyles = [tokens, basics, listStyles];
