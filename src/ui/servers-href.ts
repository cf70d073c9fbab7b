/** Where the servers are set up: the Models page, brought to their heading. */
export const SERVERS_HREF = '#/models/servers'
