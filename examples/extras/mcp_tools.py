"""An assistant's own client asks the tools over a pipe."""

from __future__ import annotations

import asyncio
import sys

from mcp import ClientSession, StdioServerParameters, stdio_client


async def main() -> None:
    """List the tools and ask for a limit."""
    server = StdioServerParameters(command=sys.executable, args=["-m", "thanhtra", "mcp"])
    async with stdio_client(server) as (read, write), ClientSession(read, write) as client:
        await client.initialize()
        tools = (await client.list_tools()).tools
        told = await client.call_tool("due", {"kind": "decision", "start": "2022-03-01", "lang": "en"})
        sys.stdout.write(f"{'review' in {tool.name for tool in tools}}, {'2022-03-10' in str(told.content)}\n")


asyncio.run(main())
