/**
 * What the tests of all services stand on; for test scope only.
 *
 * <p>A test class names {@link app.synth.testsupport.SuiteResource} as its test resource and says which service it
 * tests. It gets a database of its own on a real PostgreSQL, prepared as in production (and, where asked, migrated by
 * other services), an identity provider whose keys are published over HTTP, and, where asked, a
 * {@link app.synth.testsupport.FakeAccounts}. A field of type {@link app.synth.testsupport.Suite} gives the test its
 * hands on all of them: tokens good and bad, SQL, and switches that make a part fail.
 * {@link app.synth.testsupport.ApiDescription} and {@link app.synth.testsupport.WrongAddresses} read a service's OpenAPI
 * document: what it owes its readers, and whether wrong addresses are answered as it says.
 * {@link app.synth.testsupport.NodeClients} runs the packages that apps use against a service.
 * {@link app.synth.testsupport.ServiceRules} are the architecture rules that every service keeps.
 */
@NullMarked
package app.synth.testsupport;

import org.jspecify.annotations.NullMarked;
