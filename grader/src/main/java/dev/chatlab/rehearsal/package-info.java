/**
 * What is run once, so that every program under test starts faster. No part of the grader: packaged
 * apart.
 */
@NullMarked
package dev.chatlab.rehearsal;

import org.jspecify.annotations.NullMarked;
