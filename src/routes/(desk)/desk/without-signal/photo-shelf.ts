const DATABASE = 'maidehao.photos';
const STORE = 'waiting';

/** Photos that wait in this browser to be sent, by the id of what they belong to. */
export async function shelvePhoto(id: string, photo: Blob): Promise<void> {
  await within('readwrite', (store) => store.put(photo, id));
}

export async function shelvedPhoto(id: string): Promise<Blob | undefined> {
  return (await within('readonly', (store) => store.get(id))) as Blob | undefined;
}

export async function forgetPhoto(id: string): Promise<void> {
  await within('readwrite', (store) => store.delete(id));
}

async function within(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = (await settled(opening)) as IDBDatabase;
  try {
    return await settled(act(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

function settled(request: IDBRequest): Promise<unknown> {
  return new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
}
