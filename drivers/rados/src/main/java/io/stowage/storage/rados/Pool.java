// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.rados;

import java.util.concurrent.Semaphore;

/**
 * What the stores of one driver share.
 *
 * @param cluster calls librados
 * @param failures what its results mean
 * @param entries keys in omaps
 * @param chunks content
 * @param heads what makes content a blob
 * @param index lists blobs
 * @param states uploads
 * @param writes bounds the writes under way
 * @param wholeChunks how many uploads may hold a whole chunk that is not being written yet
 * @param readBuffers for content on its way out
 * @param chunkSize how large chunks are made
 * @param parallelism how many operations each upload and each channel has under way
 */
record Pool(
    Cluster cluster,
    Failures failures,
    KeyedEntries entries,
    Chunks chunks,
    Heads heads,
    BlobIndex index,
    UploadStates states,
    InFlight writes,
    Semaphore wholeChunks,
    Buffers readBuffers,
    long chunkSize,
    int parallelism) {
  /** Also less than what librados lets be under way, by objecter_inflight_op_bytes. */
  private static final long BUFFERED = 64L << 20;

  static final int READ_PIECE = 1 << 20;

  static Pool of(Cluster cluster, Failures failures, long chunkSize, int parallelism) {
    KeyedEntries entries = new KeyedEntries(cluster, failures);
    Chunks chunks = new Chunks(cluster, failures);
    return new Pool(
        cluster,
        failures,
        entries,
        chunks,
        new Heads(cluster, failures, chunks),
        new BlobIndex(cluster, entries),
        new UploadStates(entries),
        new InFlight(cluster, (int) Math.max(1, BUFFERED / chunkSize)),
        new Semaphore((int) Math.max(4, BUFFERED / chunkSize)),
        Buffers.within(BUFFERED, READ_PIECE),
        chunkSize,
        parallelism);
  }
}
