/** Typicode’s json-server 0.17 comes without types: as much of it as is used here. */
declare module 'json-server' {
  import type { RequestListener } from 'node:http';

  type Handler = (...given: never[]) => unknown;
  interface App {
    use(path: string, handler: Handler): void;
  }
  const jsonServer: {
    create(): App & RequestListener;
    router(data: object): Handler & { readonly db: { getState(): unknown } };
  };
  export default jsonServer;
}
