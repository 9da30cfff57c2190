"""Settings: `base` is safe to inherit; `dev`, `test` and `production` add what each needs."""
