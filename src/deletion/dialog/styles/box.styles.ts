import { css } from 'lit';

/** Looks of the confirm dialog as a box: where it stands, its head with title and fate, its progress, its foot with the answers. */
export const boxStyles = css`
  dialog {
    --_away: calc(var(--_space) * 4);
    inline-size: min(34rem, 100% - var(--_space) * 8);
    max-block-size: calc(100% - var(--_space) * 8);
    margin: auto;
    padding: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    color: var(--_text);
    background: var(--_raised);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 2);
    box-shadow: var(--_shadow);
    overflow-wrap: anywhere;
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  dialog::backdrop {
    background: #0b0e1480;
  }
  dialog[data-place='low'] {
    margin-block-end: var(--_away);
  }
  dialog[data-place='high'] {
    margin-block-start: var(--_away);
  }
  header,
  .content,
  .asked,
  footer {
    padding-inline: calc(var(--_space) * 6);
  }
  header {
    display: flex;
    gap: calc(var(--_space) * 3);
    padding-block: calc(var(--_space) * 6) calc(var(--_space) * 4);
  }
  header > div {
    min-inline-size: 0;
  }
  h2,
  h3,
  p,
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  h2 {
    font-size: 1.286em;
    line-height: 1.3;
    font-weight: 650;
    text-wrap: balance;
  }
  h2:focus-visible {
    outline: none;
  }
  .badge {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 40px;
    block-size: 40px;
    border-radius: 50%;
    border: 1px solid transparent;
    background: var(--_hover);
  }
  .eyebrow {
    font-size: 0.857em;
  }
  .fate {
    margin-block-start: var(--_space);
  }
  .fate.lost {
    font-weight: 500;
  }
  /* midway between the head and what follows */
  .thin {
    block-size: 0;
    translate: 0 calc(var(--_space) * -2);
  }
  progress {
    display: block;
    inline-size: 100%;
    block-size: 6px;
    appearance: none;
    border: 0;
    border-radius: 3px;
    overflow: hidden;
    background: var(--_hover);
    color: var(--_accent);
  }
  progress::-webkit-progress-bar {
    background: transparent;
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }
  .thin progress {
    block-size: 2px;
    border-radius: 0;
  }
  .asked {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 3);
  }
  .asked:not(:empty),
  footer {
    padding-block: calc(var(--_space) * 4);
    border-block-start: 1px solid var(--_border);
  }
  footer {
    position: sticky;
    inset-block-end: 0;
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: calc(var(--_space) * 3) calc(var(--_space) * 2);
    background: var(--_raised);
  }
  footer .save {
    margin-inline-end: auto;
  }
  footer .button {
    max-inline-size: 100%;
    padding-block: calc(var(--_space) * 1.5);
  }
  @media (max-width: 30rem) {
    dialog {
      --_away: calc(var(--_space) * 2);
      inline-size: calc(100% - var(--_space) * 4);
      max-block-size: calc(100% - var(--_space) * 4);
    }
    header,
    .content,
    .asked,
    footer {
      padding-inline: calc(var(--_space) * 4);
    }
    header {
      padding-block: calc(var(--_space) * 4) calc(var(--_space) * 3);
    }
    footer .button {
      flex: 1 1 auto;
    }
  }
  /* where there is little height the whole dialog scrolls, in one direction, and no part of it by itself: over its answers */
  @media (max-height: 36rem) {
    dialog[open] {
      display: block;
      scroll-padding-block-end: 9rem;
    }
  }
  @media (min-height: 36.1rem) {
    .asked:not(:empty) {
      padding-block-end: calc(var(--_space) * 3);
    }
    .asked:not(:empty) + footer {
      padding-block-start: 0;
      border: 0;
    }
  }
  /* where they would leave no room to read in they scroll as well */
  @media (max-height: 20rem) {
    footer {
      position: static;
    }
  }
  @media (forced-colors: active) {
    .button.danger {
      border-color: CanvasText;
    }
    .fate.lost {
      border: 1px solid;
      padding: 2px 6px;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    progress::-webkit-progress-value {
      transition: inline-size 0.2s;
    }
  }
`;
