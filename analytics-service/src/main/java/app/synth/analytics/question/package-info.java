/**
 * Heavy questions, kept from hurting anybody. {@code PgQuestions} answers a {@code PgQuestion}: {@code Answers} gives what is
 * known already, as long as no new interaction is in the figures; {@code Admission} lets only so many run at once, and only
 * so many wait; what runs has a transaction of its own that only reads, with a bound to its time and to its memory.
 * {@code Span} is a range of days as the interactions know it: from an instant until another.
 */
@NullMarked
package app.synth.analytics.question;

import org.jspecify.annotations.NullMarked;
