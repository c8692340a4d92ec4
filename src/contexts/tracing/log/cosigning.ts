import type { Hash } from '../kernel/tlog/merkle.ts';
import { type Note, type NoteSignature, noteText, parseNote } from '../kernel/tlog/note.ts';
import { addCheckpoint } from './add-checkpoint.ts';
import type { Witness, Witnesses } from './witnesses.ts';

/** A checkpoint as it was published. */
export interface Published {
  readonly size: number;
  readonly note: string;
}

export interface Cosigning {
  /** Has a newer checkpoint cosigned, as soon as the round that is under way has ended. */
  offer(published: Published): void;
  /** Lets the requests under way end. */
  stop(): Promise<void>;
}

interface Setting {
  readonly witnesses: Witnesses;
  /** Proof that the tree of `old` entries is the beginning of the tree of `size`. */
  readonly prove: (old: number, size: number) => Promise<readonly Hash[]>;
  /** Told whenever a quorum has cosigned, and again for each later cosignature of the same checkpoint. */
  readonly witnessed: (published: Published) => Promise<void>;
  readonly alarm: (text: string) => void;
}

interface Lane {
  readonly place: number;
  readonly witness: Witness;
  /** The size it cosigned last, as far as we know. */
  known: number;
  trouble: string;
  asking: Promise<void> | undefined;
}

interface Round {
  readonly size: number;
  readonly note: Note;
  readonly cosigned: Map<number, NoteSignature>;
}

const AGAIN_MS = 1_000;

/**
 * Collects cosignatures in rounds, one checkpoint at a time, so that witnesses sign the same one. A round ends when a quorum has
 * signed; a slow or missing witness holds up nobody, and joins the round that is on when it is back.
 */
export function startCosigning({ witnesses, prove, witnessed, alarm }: Setting): Cosigning {
  const lanes = witnesses.all.map((witness, place): Lane => {
    return { place, witness, known: 0, trouble: '', asking: undefined };
  });
  let newest: Published | undefined;
  let round: Round | undefined;
  let again: NodeJS.Timeout | undefined;
  let stopped = false;

  const enough = ({ cosigned }: Pick<Round, 'cosigned'>) => witnesses.enough(new Set(cosigned.keys()));

  function begin(): void {
    clearTimeout(again);
    if (stopped || !newest || lanes.length === 0) return;
    const note = parseNote(newest.note);
    if (!note) throw new Error('a checkpoint of ours is no note');
    round = { size: newest.size, note, cosigned: new Map() };
    newest = undefined;
    for (const lane of lanes) ask(lane);
  }

  function ask(lane: Lane): void {
    const { asking } = lane;
    if (asking || !round || stopped) return;
    const asked = round;
    lane.asking = cosign(lane, asked)
      .then(
        (signature) => taken(lane, asked, signature),
        (error: Error) => missed(lane, error),
      )
      .finally(() => {
        lane.asking = undefined;
        if (round !== asked) ask(lane);
        else if (lanes.every((each) => !each.asking)) ended();
      });
  }

  async function taken(lane: Lane, { size, note, cosigned }: Round, signature: NoteSignature): Promise<void> {
    if (lane.trouble !== '') alarm(`witness ${lane.witness.name} cosigns again`);
    lane.trouble = '';
    lane.known = size;
    cosigned.set(lane.place, signature);
    if (!enough({ cosigned })) return;
    const signatures = [...note.signatures, ...cosigned.values()];
    await witnessed({ size, note: noteText({ text: note.text, signatures }) });
    if (newest) begin();
  }

  function missed(lane: Lane, error: Error): void {
    const trouble = error.message;
    if (lane.trouble !== trouble) alarm(`witness ${lane.witness.name} does not cosign: ${trouble}`);
    lane.trouble = trouble;
  }

  /** Everybody has answered: on to the newer checkpoint, or the same again when it has no quorum. */
  function ended(): void {
    if (newest) begin();
    else if (!round || enough(round)) round = undefined;
    else {
      newest = { size: round.size, note: noteText(round.note) };
      again = setTimeout(begin, AGAIN_MS);
    }
  }

  async function cosign(lane: Lane, { size, note }: Round): Promise<NoteSignature> {
    const answer = await addCheckpoint(lane.witness, {
      old: lane.known,
      note,
      proof: await prove(lane.known, size),
    });
    if (answer.cosigned) return answer.signature;
    if (answer.knownSize > size) {
      throw new Error(`it has cosigned ${answer.knownSize} entries, and the log has ${size}`);
    }
    lane.known = answer.knownSize;
    const second = await addCheckpoint(lane.witness, {
      old: lane.known,
      note,
      proof: await prove(lane.known, size),
    });
    if (!second.cosigned) throw new Error(`it says it has cosigned ${second.knownSize} entries`);
    return second.signature;
  }

  return {
    offer(published) {
      newest = published;
      if (!round || enough(round)) begin();
    },
    async stop() {
      stopped = true;
      clearTimeout(again);
      await Promise.all(lanes.map((lane) => lane.asking));
    },
  };
}
