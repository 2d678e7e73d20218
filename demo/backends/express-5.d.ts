/** Express 5 beside Express 4, under a name of its own. */
declare module 'express-5' {
  export { default } from 'express';
}
