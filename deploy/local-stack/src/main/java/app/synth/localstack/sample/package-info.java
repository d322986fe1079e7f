/**
 * Lifelike data for a stack that is empty, so that there is something to look at: invented concerts, people, two weeks
 * of what they did, and a running experiment.
 *
 * <p>{@link app.synth.localstack.sample.SampleData} loads it: {@link app.synth.localstack.sample.SampleCatalogue} has the
 * concerts, {@link app.synth.localstack.sample.SamplePeople} the people, whose profiles
 * {@link app.synth.localstack.sample.PgProfiles} writes, and {@link app.synth.localstack.sample.SampleTraffic} one day
 * of interactions after the other. In it, {@link app.synth.localstack.sample.Rhythm} says when somebody comes,
 * {@link app.synth.localstack.sample.Zipf} what they look at, and {@link app.synth.localstack.sample.Visit} what they
 * then do, noted down by {@link app.synth.localstack.sample.Notebook} in the words that the app's own screens use.
 * {@link app.synth.localstack.sample.SampleExperiment} comes last and so is the sign that all is loaded.
 * {@link app.synth.localstack.sample.AppCatalogue} is what the demo app shows of it.
 *
 * <p>Message ids are made from the seed, the day and the person. So loading again what is half loaded counts nothing
 * twice.
 */
@NullMarked
package app.synth.localstack.sample;

import org.jspecify.annotations.NullMarked;
