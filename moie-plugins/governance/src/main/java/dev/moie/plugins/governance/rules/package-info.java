/** What {@code governance.yaml} says, and what of it holds for an action. */
package dev.moie.plugins.governance.rules;
