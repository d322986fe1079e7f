/**
 * The face that Segment's and RudderStack's clients know, unmodified.
 *
 * <p>It adds no second path. {@code SegmentResource} takes a request as {@code IngestResource} does; what differs is how the
 * body is read and what a message means:
 *
 * <ol>
 *   <li>{@code Unpacking} takes gzip away, whatever the headers say, and stops where a body would become too large.
 *   <li>{@code SegmentReader} finds the messages, the time of sending and, for senders that have no headers, the key.
 *   <li>{@code Withheld} takes network addresses and keys out of each message before anything looks at it: what is not there
 *       is neither stored nor quarantined.
 *   <li>{@code MessageReader} reads a message into a {@code SegmentMessage}, and notes what is wrong with it.
 *   <li>{@code SegmentMapping} makes it an {@code Item} of ours: by the source's own {@code EventMapping}, else by
 *       {@code default-mapping.json} (Segment's e-commerce and video names, and the obvious ones of a concert app), else as
 *       {@code custom}, counted by {@code UnmappedCounts}. {@code MessageMetadata} says what becomes its metadata.
 *   <li>From there on it is an interaction like any other. {@code SegmentFace} reads it again when it is replayed.
 * </ol>
 *
 * <p>These clients send a failed batch again on 5xx and drop it for good on most 4xx. So what another try could mend is
 * always 503, too many requests included. {@code userId} is any text and proves nothing under a public key: it is kept as
 * {@code segment_user_id}, and is the user only where a server key says so.
 */
@NullMarked
package app.synth.tracking.segment;

import org.jspecify.annotations.NullMarked;
