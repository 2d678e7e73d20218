import { css } from 'lit';

/** Looks of a switch: a button that is on or off, with its label beside the track. */
export const switchStyles = css`
  .switch {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    min-block-size: var(--_control-height);
    padding: 0 var(--_space);
    margin-inline-start: calc(var(--_space) * -1);
    border: 0;
    border-radius: var(--_radius);
    font: inherit;
    font-weight: 550;
    color: var(--_text);
    background: none;
    text-align: start;
    cursor: pointer;
    touch-action: manipulation;
  }
  .switch::before {
    content: '';
    flex: none;
    box-sizing: border-box;
    inline-size: 40px;
    block-size: 24px;
    border: 1px solid var(--_control-border);
    border-radius: 12px;
    background:
      radial-gradient(circle closest-side, var(--_control-border) 92%, #0000) 3px / 16px 100% no-repeat,
      var(--_raised);
    transition: background-position 0.15s;
  }
  .switch[aria-checked='true']::before {
    border-color: var(--_accent);
    background:
      radial-gradient(circle closest-side, var(--_on-accent) 92%, #0000) 19px / 16px 100% no-repeat,
      var(--_accent);
  }
  .switch:dir(rtl)::before {
    background-position: 19px;
  }
  .switch[aria-checked='true']:dir(rtl)::before {
    background-position: 3px;
  }
  .switch:hover::before {
    box-shadow: 0 0 0 3px var(--_hover);
  }
  .switch[aria-busy='true'] {
    cursor: progress;
  }
  .switch[aria-busy='true']::before {
    opacity: 0.5;
  }
  .switch[aria-disabled='true'] {
    color: var(--_muted);
  }
  .switch[aria-disabled='true']::before {
    opacity: 0.6;
    border-style: dashed;
  }
  @media (forced-colors: active) {
    .switch::before {
      forced-color-adjust: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .switch::before {
      transition: none;
    }
  }
`;
