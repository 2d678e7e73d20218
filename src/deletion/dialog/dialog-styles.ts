import { css } from 'lit';

/** Looks of the confirm dialog: calm, names first, danger said once. */
export const dialogStyles = css`
  dialog {
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
    margin-block-end: calc(var(--_space) * 4);
  }
  dialog[data-place='high'] {
    margin-block-start: calc(var(--_space) * 4);
  }
  header,
  .content,
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
  .name,
  .identifier,
  .expected {
    display: inline-block;
    max-inline-size: 100%;
  }
  .badge {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 40px;
    block-size: 40px;
    border-radius: 50%;
    border: 1px solid transparent;
    color: var(--_muted);
    background: var(--_hover);
  }
  .badge.danger {
    color: var(--_danger);
    background: var(--_danger-soft);
  }
  .eyebrow {
    color: var(--_muted);
    font-size: 0.857em;
  }
  .fate {
    margin-block-start: var(--_space);
    color: var(--_muted);
  }
  .fate.lost {
    color: var(--_danger);
    font-weight: 500;
  }
  .thin {
    block-size: 0;
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
    transition: inline-size 0.2s;
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }
  .thin progress {
    block-size: 2px;
    border-radius: 0;
  }
  .content {
    flex: 0 1 auto;
    min-block-size: 0;
    overflow: hidden auto;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-auto-rows: max-content;
    gap: calc(var(--_space) * 4);
    padding-block: 2px calc(var(--_space) * 5);
  }
  ul {
    list-style: none;
  }
  .people {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .people.all {
    max-block-size: 16rem;
    overflow: hidden auto;
  }
  .people li {
    padding: var(--_space) calc(var(--_space) * 3);
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: calc(var(--_space) * 2);
    content-visibility: auto;
    contain-intrinsic-size: auto 30px;
  }
  .people li + li {
    border-block-start: 1px solid var(--_border);
  }
  .people:empty {
    display: none;
  }
  .people .name {
    font-weight: 600;
  }
  .identifier,
  .count,
  .muted-text {
    color: var(--_muted);
  }
  .note {
    flex-basis: 100%;
    color: var(--_muted);
  }
  .more {
    justify-self: start;
    margin-block-start: var(--_space);
    color: var(--_accent);
  }
  .find {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2);
    margin-block-end: calc(var(--_space) * 2);
  }
  .find .input {
    flex: 1 1 12rem;
  }
  .skipped,
  .reason,
  .group {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 2);
  }
  .skipped {
    padding: calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-inline-start: 3px solid var(--_warning);
    border-radius: var(--_radius);
    background: var(--_warning-soft);
    gap: calc(var(--_space) * 3);
  }
  .sum,
  .restore,
  .mass p,
  .consequences li,
  .group h3 {
    display: flex;
    gap: calc(var(--_space) * 2);
  }
  .sum {
    font-weight: 600;
  }
  .consequences {
    display: grid;
    gap: calc(var(--_space) * 1.5);
  }
  .consequences:empty {
    display: none;
  }
  .consequences .icon,
  .sum .icon,
  .restore .icon {
    color: var(--_muted);
  }
  .consequences .lost .icon {
    color: var(--_danger);
  }
  .consequences .kept .icon {
    color: var(--_success);
  }
  .instead {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 3);
    border-radius: var(--_radius);
    border: 1px solid var(--_border);
    background: var(--_surface);
  }
  .instead > div {
    flex: 1 1 14rem;
  }
  .instead p {
    color: var(--_muted);
  }
  .mass {
    display: grid;
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 3);
    border: 1px solid transparent;
    border-radius: var(--_radius);
    color: var(--_danger);
    background: var(--_danger-soft);
  }
  .mass label {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    color: var(--_text);
  }
  .typed {
    flex: 1 0 100%;
    display: grid;
    gap: calc(var(--_space) * 1.5);
  }
  .expected {
    user-select: all;
  }
  .group h3 {
    font-size: 1em;
    font-weight: 600;
  }
  .group.failed h3 .icon,
  .group.unknown h3 .icon {
    color: var(--_danger);
  }
  .group.done h3 .icon {
    color: var(--_success);
  }
  .running {
    display: grid;
    gap: calc(var(--_space) * 2);
    min-block-size: 5rem;
    align-content: start;
  }
  .running p {
    font-variant-numeric: tabular-nums;
  }
  footer {
    position: sticky;
    inset-block-end: 0;
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: calc(var(--_space) * 2);
    padding-block: calc(var(--_space) * 4);
    border-block-start: 1px solid var(--_border);
    background: var(--_raised);
    row-gap: calc(var(--_space) * 3);
  }
  footer .button {
    max-inline-size: 100%;
    padding-block: calc(var(--_space) * 1.5);
  }
  @media (max-width: 30rem) {
    dialog {
      inline-size: calc(100% - var(--_space) * 4);
      max-block-size: calc(100% - var(--_space) * 4);
    }
    header,
    .content,
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
  /* where there is little height the whole dialog scrolls, in one direction, and no part of it by itself */
  @media (max-height: 30rem) {
    dialog[open] {
      display: block;
    }
    .content,
    .people.all {
      max-block-size: none;
      overflow: visible;
    }
    footer {
      position: static;
    }
  }
  @media (forced-colors: active) {
    .button.danger {
      border-color: CanvasText;
    }
    .fate.lost,
    .badge.danger {
      border: 1px solid CanvasText;
    }
    .fate.lost {
      padding: 2px 6px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    progress::-webkit-progress-value {
      transition: none;
    }
  }
`;
