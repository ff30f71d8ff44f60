# A Linux machine to grade on, for those who have another. README.md says how to use it.
FROM python:3.11-slim AS build
RUN pip install --no-cache-dir uv
WORKDIR /weakest-link
COPY . .
RUN uv sync --frozen --no-cache --no-editable --no-default-groups --extra grading --compile-bytecode

FROM python:3.11-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends bubblewrap libseccomp2 \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /weakest-link/.venv /weakest-link/.venv
ENV PATH="/weakest-link/.venv/bin:$PATH" HOME=/tmp
WORKDIR /course
# Not the superuser: bubblewrap then needs no capability of the container's.
USER 1000:1000
ENTRYPOINT ["weakest-link"]
CMD ["doctor"]
