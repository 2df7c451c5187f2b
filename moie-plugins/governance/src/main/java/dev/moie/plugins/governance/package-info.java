/**
 * Rules in {@code governance.yaml} that stand before every action, the approvals that they ask for,
 * and an audit trail of it all.
 */
package dev.moie.plugins.governance;
