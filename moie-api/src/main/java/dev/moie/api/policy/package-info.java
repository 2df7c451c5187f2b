/**
 * Who may do what: a {@link dev.moie.api.policy.Policy} is asked before an action runs, with an
 * {@link dev.moie.api.policy.ActionRequest}, and answers with a {@link
 * dev.moie.api.policy.Decision}. Experimental: it may still change in any version.
 */
package dev.moie.api.policy;
