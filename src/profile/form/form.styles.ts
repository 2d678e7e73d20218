import { css } from 'lit';

/** The looks of a form's fields: two columns that become one where there is no room. */
export const formStyles = css`
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, max(14rem, 40%)), 1fr));
    gap: calc(var(--_space) * 4) calc(var(--_space) * 6);
    align-items: start;
  }
  .field {
    display: grid;
    /* room for the ring of what has focus */
    gap: calc(var(--_space) * 1.5);
    min-inline-size: 0;
  }
  .field-label {
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .required-mark {
    margin-inline-start: 0.25em;
    color: var(--_danger);
  }
  .field > :is(.input, .select) {
    inline-size: 100%;
  }
  .field > .input:read-only {
    background: none;
    border-style: dashed;
  }
  .field-text {
    padding-block: calc(var(--_space) * 1.5);
    overflow-wrap: anywhere;
  }
  .field-tick {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    min-block-size: var(--_control-height);
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .field-error,
  .field-warning,
  .field-hint {
    margin: 0;
    font-size: 0.929em;
    overflow-wrap: anywhere;
  }
  .field-error,
  .field-warning {
    display: flex;
    gap: calc(var(--_space) * 1.5);
    color: var(--_danger);
  }
  .field-warning {
    color: var(--_warning);
  }
  .field-warning p {
    margin: 0;
  }
  /* a code that turns the reading direction shows in its own order */
  .field-seen {
    display: inline-block;
    max-inline-size: 100%;
  }
  .field-hint {
    color: var(--_muted);
  }
`;
