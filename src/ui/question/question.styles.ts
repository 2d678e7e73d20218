import { css } from 'lit';

/** Looks of a modal question. Goes with `tokens`, `basics` and `controls`. */
export const questionStyles = css`
  .question {
    inline-size: min(34rem, 100% - var(--_space) * 8);
    max-block-size: calc(100% - var(--_space) * 8);
    margin: auto;
    padding: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    font: var(--_font-size) / 1.45 var(--_font);
    color: var(--_text);
    background: var(--_raised);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 2);
    box-shadow: var(--_shadow);
    overflow-wrap: anywhere;
  }
  .question[open] {
    display: flex;
    flex-direction: column;
  }
  .question::backdrop {
    background: #0b0e1480;
  }
  .question :is(p, ul) {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .question-title {
    margin: 0;
    padding: calc(var(--_space) * 6) calc(var(--_space) * 6) calc(var(--_space) * 4);
    font-size: 1.286em;
    line-height: 1.3;
    font-weight: 650;
    text-wrap: balance;
  }
  .question-content {
    flex: 0 1 auto;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-auto-rows: max-content;
    gap: calc(var(--_space) * 4);
    min-block-size: 0;
    padding: 2px calc(var(--_space) * 6) calc(var(--_space) * 5);
    overflow: hidden auto;
  }
  .question-people ul {
    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  /* only what is shown whole may be long; it can be reached by keyboard then */
  .question-people ul[tabindex] {
    max-block-size: 12rem;
    overflow-y: auto;
  }
  .question-people li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: calc(var(--_space) * 2);
    padding: var(--_space) calc(var(--_space) * 3);
    content-visibility: auto;
    contain-intrinsic-size: auto 30px;
  }
  .question-people li + li {
    border-block-start: 1px solid var(--_border);
  }
  .question-name,
  .question-sum {
    font-weight: 600;
  }
  .question-identifier,
  .question-missing,
  .question-hint {
    color: var(--_muted);
  }
  .question-note {
    flex: 1 0 100%;
    font-size: 0.929em;
  }
  .question-more {
    margin-block-start: var(--_space);
    color: var(--_accent);
  }
  .question-left-out {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-inline-start: 3px solid var(--_warning);
    border-radius: var(--_radius);
    background: var(--_warning-soft);
  }
  .question-left-out .question-people {
    margin-block-start: calc(var(--_space) * 2);
  }
  .question-sum {
    display: flex;
    gap: calc(var(--_space) * 2);
  }
  .question-foot {
    position: sticky;
    inset-block-end: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: calc(var(--_space) * 3) calc(var(--_space) * 2);
    padding: calc(var(--_space) * 4) calc(var(--_space) * 6);
    border-block-start: 1px solid var(--_border);
    background: var(--_raised);
  }
  .question-foot .button {
    max-inline-size: 100%;
    padding-block: calc(var(--_space) * 1.5);
  }
  .question .question-error {
    flex: 1 0 100%;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    flex-wrap: nowrap;
    align-items: start;
  }
  /* a line of its own: beside long labels the buttons would stand one under the other, each further in */
  .question .question-missing {
    flex: 1 0 100%;
  }
  @media (max-width: 30rem) {
    .question {
      inline-size: calc(100% - var(--_space) * 4);
      max-block-size: calc(100% - var(--_space) * 4);
    }
    .question-title,
    .question-content,
    .question-foot {
      padding-inline: calc(var(--_space) * 4);
    }
    .question-title {
      padding-block: calc(var(--_space) * 4) calc(var(--_space) * 3);
    }
    .question-foot .button {
      flex: 1 1 auto;
    }
  }
  /* where there is little height the whole dialog scrolls, in one direction, and no part of it by itself */
  @media (max-height: 30rem) {
    .question[open] {
      display: block;
    }
    .question-content {
      overflow: visible;
    }
    .question-foot {
      position: static;
    }
  }
`;
