import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** A place between two rows of one particular list. */
export interface Place {
  /** The list it belongs to: search, filters and order, as one string. */
  readonly list: string;
  readonly direction: 'next' | 'previous';
  /** Sort key and id of the row beside the place. */
  readonly key: string;
  readonly id: string;
  /** Is that row itself part of the page? */
  readonly including?: boolean;
}

/** Seals a place into a cursor: the client can neither read the name in it nor make one up (AES-256-GCM). */
export function sealCursor(place: Place, secret: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), nonce);
  const { list, direction, key, id, including = false } = place;
  const text = JSON.stringify([listMark(list), direction, key, id, including]);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Opens a cursor. `undefined` when it was not sealed here, was altered, or belongs to another list. */
export function openCursor(cursor: string, list: string, secret: string): Place | undefined {
  try {
    const bytes = Buffer.from(cursor, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), bytes.subarray(0, 12), { authTagLength: 16 });
    decipher.setAuthTag(bytes.subarray(12, 28));
    const text = decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
    const [mark, direction, key, id, including] = JSON.parse(text) as [
      string,
      Place['direction'],
      string,
      string,
      boolean,
    ];
    return mark === listMark(list) ? { list, direction, key, id, including } : undefined;
  } catch {
    return undefined;
  }
}

function keyOf(secret: string): Buffer {
  return createHash('sha256').update(`cursor:${secret}`).digest();
}

function listMark(list: string): string {
  return createHash('sha256').update(list).digest('base64url').slice(0, 16);
}
