/** What tests of this service share: people, and the world outside that they need. */
package app.synth.accounts.testsupport;
