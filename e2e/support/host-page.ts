/** The page of a host: plain HTML, the built file, the tag. What it lets a test vary is what a host would. */
export interface HostPage {
  readonly lang?: string;
  readonly dir?: 'rtl';
  readonly attributes?: string;
  /** Inside the tag: slots. */
  readonly children?: string;
  /** Before the script of the component. */
  readonly head?: string;
  readonly scheme?: 'light' | 'dark';
}

/** Writes the page. No inline script and no inline style: it has to live under the strict policy. */
export function hostPage({
  lang = 'en',
  dir,
  attributes = '',
  children = '',
  head = '',
  scheme,
}: HostPage = {}): string {
  return `<!doctype html>
<html lang="${lang}"${dir ? ` dir="${dir}"` : ''}>
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="${scheme ?? 'light dark'}" />
    <title>Users</title>
    ${head}
    <link rel="stylesheet" href="/embed.css" />
    <link rel="icon" href="/icon.svg" />
    <script type="module" src="/cdn/user-manager.js"></script>
  </head>
  <body>
    <main><h1>Users</h1><user-manager src="/api/users" ${attributes}>${children}</user-manager></main>
  </body>
</html>`;
}
