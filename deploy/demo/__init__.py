"""The whole production set-up on one machine, on loopback: `python -m deploy.demo up`."""
