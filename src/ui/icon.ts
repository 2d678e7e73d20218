import { html, type TemplateResult } from 'lit';

const paths = {
  search: 'M9 3.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11zM13 13l4 4',
  filter: 'M3 5.5h14M6 10h8M8.5 14.5h3',
  columns: 'M3.5 4h13v12h-13zM8 4v12M12 4v12',
  'sort-up': 'M10 16V4.5M5.5 9L10 4.5L14.5 9',
  'sort-down': 'M10 4v11.5M5.5 11l4.5 4.5l4.5-4.5',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  close: 'M5 5l10 10M15 5L5 15',
  back: 'M16 10H4.5M9 5.5L4.5 10L9 14.5',
  next: 'M8 5l5 5l-5 5',
  previous: 'M12 5l-5 5l5 5',
  warning: 'M10 3.5L17.5 16.5h-15zM10 8.5v3.5M10 14.25h.01',
  info: 'M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14zM10 9.5v4M10 6.75h.01',
  trash: 'M3.5 5.5h13M8 5.5v-2h4v2M5 5.5l.75 11h8.5l.75-11M8.5 9v4.5M11.5 9v4.5',
  pause: 'M7 4.5v11M13 4.5v11',
  plus: 'M10 4v12M4 10h12',
  play: 'M6.5 4l9 6l-9 6z',
  user: 'M10 3.5a3.25 3.25 0 1 0 0 6.5a3.25 3.25 0 0 0 0-6.5zM3.5 17c.5-3 3-4.5 6.5-4.5s6 1.5 6.5 4.5',
  restore: 'M4.5 8.5l.9 8.25h9.2l.9-8.25M13.5 6.5a3.5 3.5 0 0 0-6.5-1.5M6.5 2.5v2.8h2.8M8.5 11v3M11.5 11v3',
  refresh: 'M16.5 10a6.5 6.5 0 1 1-2-4.7M16.5 2.75v3.5h-3.5',
  lock: 'M4.5 9h11v8h-11zM7 9V6.5a3 3 0 0 1 6 0V9',
  check: 'M4 10.5l4 4l8-9',
  move: 'M3.5 16.5v-13h6v3.5M3.5 16.5h6M6.5 6.5h.01M6.5 10h.01M9 12h7.5M13.5 8.5l3.5 3.5l-3.5 3.5',
  download: 'M10 3.5v9.5M6 9.5l4 4l4-4M4 16.5h12',
  upload: 'M10 13V3.5M6 7l4-3.5L14 7M4 16.5h12',
  calendar: 'M3.5 5h13v11.5h-13zM3.5 9h13M7 3v3.5M13 3v3.5',
  mail: 'M3 5h14v10.5H3zM3 6l7 5.5L17 6',
  'chevron-down': 'M5 8l5 5l5-5',
} as const;

/** The names that {@link icon} knows. */
export type IconName = keyof typeof paths;

/** A 20 px picture in the colour of its text, hidden from assistive technology; arrows that mean a direction mirror in right-to-left. */
export function icon(name: IconName): TemplateResult {
  const mirrored = /^(back|next|previous|move)$/.test(name);
  return html`<svg
    class=${mirrored ? 'icon mirrored' : 'icon'}
    viewBox="0 0 20 20"
    width="20"
    height="20"
    fill="none"
    stroke="currentColor"
    stroke-width=${name === 'more' ? 2.5 : 1.6}
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d=${paths[name]}></path>
  </svg>`;
}
