// The time that this process itself has worked for, whatever else the machine does.

/**
 * @returns {number}  seconds
 */
export function worked() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
